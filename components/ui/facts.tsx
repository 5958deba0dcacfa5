import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; strong?: boolean }

/** Names and values, as on a receipt. */
export function Facts({ facts, className = '' }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={`facts ${className}`}>
      {facts.flatMap(({ label, value, strong }) => [
        <dt key={label}>{label}</dt>,
        <dd key={`${label}=`} className={strong ? 'font-semibold' : undefined}>
          {value}
        </dd>,
      ])}
    </dl>
  )
}
