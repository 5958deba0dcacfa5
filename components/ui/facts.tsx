import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; strong?: boolean }

/** Names and values, as on a receipt. */
export function Facts({ facts, className = '' }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={`flex flex-col gap-2 px-4 py-3 text-note ${className}`}>
      {facts.map(({ label, value, strong }) => (
        <div key={label} className="flex items-baseline justify-between gap-4">
          <dt className="max-w-[45%] shrink-0 text-ink-2">{label}</dt>
          <dd className={`min-w-0 text-right ${strong ? 'font-semibold' : ''}`}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
