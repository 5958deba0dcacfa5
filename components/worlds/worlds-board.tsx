'use client'

import { NewWorldForm } from './new-world-form'
import { useWorlds } from './use-worlds'
import { WorldRow } from './world-row'
import type { WorldsTexts } from './ask'

type Props = { here: string; presets: { preset: string; startsAt: string }[]; texts: WorldsTexts }

/** All worlds of this server (rule Q1). */
export function WorldsBoard({ here, presets, texts }: Props) {
  const { page, busy, said, act, readMore } = useWorlds(texts)
  return (
    <section aria-labelledby="worlds-list" className="flex flex-col gap-4 text-note">
      <h2 id="worlds-list" className="text-title font-semibold">
        {texts.list}
      </h2>
      <p role="status" className={said.bad ? 'text-danger' : 'text-ink-2'}>
        {said.text || (page ? '' : texts.reading)}
      </p>
      <ul aria-labelledby="worlds-list" className="flex flex-col gap-2">
        {page?.worlds.map((world) => (
          <WorldRow key={world.name} world={world} here={world.name === here} busy={busy} act={act} texts={texts} />
        ))}
      </ul>
      {page?.next && (
        <button type="button" onClick={() => void readMore()} className="min-h-11 cursor-pointer rounded-lg bg-secondary text-brand-ink">
          {texts.more}
        </button>
      )}
      <NewWorldForm presets={presets} busy={busy} act={act} texts={texts} />
    </section>
  )
}
