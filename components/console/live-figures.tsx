'use client'
import { useEffect, useState } from 'react'
import { formatFen } from '@/lib/kernel/money'

/** As JSON has them: fen as text. */
type Figures = Record<'paid' | 'failed' | 'underWay' | 'unknown' | 'cutOff' | 'pending', number> & { paidFen: string }
type Props = { initial: Figures; texts: Record<keyof Figures | 'live', string> }

const EVERY_MS = 5_000
const NAMES = ['paid', 'paidFen', 'failed', 'underWay', 'unknown', 'cutOff', 'pending'] as const
const BAD: readonly string[] = ['unknown', 'cutOff']

/** Figures that keep themselves up to date; they rest while nobody looks. */
export function LiveFigures({ initial, texts }: Props) {
  const [figures, setFigures] = useState(initial)
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void ask().then((fresh) => fresh && setFigures(fresh))
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <dl aria-label={texts.live} className="grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-7">
      {NAMES.map((name) => (
        <div key={name} className="flex flex-col-reverse rounded-xl bg-cell p-3">
          <dt className="text-caption text-ink-2">{texts[name]}</dt>
          <dd className={`text-title font-semibold tabular-nums ${BAD.includes(name) && figures[name] !== 0 ? 'text-danger' : ''}`}>{name === 'paidFen' ? formatFen(BigInt(figures.paidFen)) : figures[name]}</dd>
        </div>
      ))}
    </dl>
  )
}

/** null: not to be had at the moment; what is shown stays. */
async function ask(): Promise<Figures | null> {
  const answer = await fetch('/console/live', { cache: 'no-store' }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as Figures) : null
}
