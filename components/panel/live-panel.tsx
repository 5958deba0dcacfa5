'use client'

import { ClockSection } from './clock-section'
import { InboxSection } from './inbox-section'
import type { PanelProps } from './panel-data'
import { PathSection } from './path-section'
import { ToTrySection } from './to-try-section'
import { usePanel } from './use-panel'

const toItem = ({ pan, holderName, idTail, phone, hint }: PanelProps['cards'][number]) => ({ number: pan, hint: `${hint} · ${holderName} ${idTail} ${phone}` })

/** Clock, inbox, path of the last payment and numbers to try, kept up to date. */
export function LivePanel({ texts, numbers, cards }: PanelProps) {
  const { data, failed, send } = usePanel()
  return (
    <section aria-labelledby="panel-title" className="mx-auto flex max-w-xl flex-col gap-4 text-note">
      <header className="flex items-baseline justify-between gap-3">
        <h2 id="panel-title" className="text-title font-semibold">
          {texts.title}
        </h2>
        <p className="text-ink-2">{data && (texts.world ?? '').replace('{name}', data.world)}</p>
      </header>
      {failed && (
        <p role="status" className="rounded-lg bg-warn-soft px-3 py-2 text-warn">
          {texts.failed}
        </p>
      )}
      <ClockSection clock={data?.clock ?? null} texts={texts} send={send} />
      <InboxSection items={data?.inbox ?? null} texts={texts} />
      <PathSection path={data?.path} texts={texts} />
      <ToTrySection id="panel-numbers" title={texts.numbers} note={texts.numbersHint} items={numbers.map(({ billKey, hint }) => ({ number: billKey, hint }))} texts={texts} />
      <ToTrySection id="panel-cards" title={texts.cards} note={texts.cardsHint} items={cards.map(toItem)} texts={texts} />
    </section>
  )
}
