'use client'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { Cell } from '@/components/ui/cells'
import { useShellTexts } from '@/components/ui/shell-texts'
import { Spinner } from '@/components/ui/spinner'
import { mayReadPosition, readPosition, type NoPosition, type Position } from './browser-position'

/** What a position led to, in words; a city without `href` has no company yet. */
export type Located = { text: string; cities: { name: string; note: string; href?: string }[] }
export type LocateAction = (position: Position) => Promise<{ ok: true; data: Located } | { ok: false; message: string }>
type Texts = Record<NoPosition | 'title' | 'locate' | 'again' | 'locating' | 'privacy', string>

const nothing = (text: string): Located => ({ text, cities: [] })

/** Asks for the position when tapped, or at once where it is allowed already: a question that nobody expects is refused for good. */
export function LocateCity({ action, texts, icon }: { action: LocateAction; texts: Texts; icon: ReactNode }) {
  const { offline } = useShellTexts()
  const [located, setLocated] = useState<Located | null>(null)
  const [pending, setPending] = useState(false)

  async function find(): Promise<Located> {
    const position = await readPosition()
    if (typeof position === 'string') return nothing(texts[position])
    const answer = await action(position).catch(() => null)
    if (!answer?.ok) return nothing(answer?.message ?? offline)
    return answer.data
  }
  /** No transition: React would hold back every link until the person has answered the browser. */
  async function locate(): Promise<void> {
    setPending(true)
    setLocated(await find())
    setPending(false)
  }
  const locateUnasked = useEffectEvent(async () => {
    if (await mayReadPosition()) await locate()
  })
  useEffect(() => void locateUnasked(), [])

  return (
    <section aria-label={texts.title} className="mt-4">
      <h2 className="px-4 text-note text-ink-2">{texts.title}</h2>
      <p role="status" className="px-4 pt-1 pb-2 text-note">
        {located?.text ?? texts.privacy}
      </p>
      <div className="rows bg-cell">
        <button type="button" aria-disabled={pending} onClick={() => void (pending || locate())} className="flex min-h-[max(56px,var(--tap))] w-full cursor-pointer items-center gap-3 px-4 py-3 text-left active:bg-pressed">
          {icon}
          <span className="min-w-0 grow">{pending ? texts.locating : located ? texts.again : texts.locate}</span>
          {pending && <Spinner />}
        </button>
        {located?.cities.map(({ name, note, href }) => (
          <Cell key={name} href={href} title={name} note={note} />
        ))}
      </div>
    </section>
  )
}
