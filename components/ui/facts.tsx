import { Fragment, type ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; strong?: boolean }

/** Names and values, as on a receipt. */
export function Facts({ facts, className = '' }: { facts: Fact[]; className?: string }) {
  return (
    <dl className={`facts ${className}`}>
      {facts.map(({ label, value, strong }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd className={strong ? 'font-semibold' : undefined}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
