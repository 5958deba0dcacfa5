import type { ReactNode } from 'react'

type Props = { href: string; children: ReactNode; className?: string; label?: string; current?: boolean }

/** A link to another page of ours: `SoftLinks` follows it without loading everything anew. */
export function NavLink({ href, children, className, label, current }: Props) {
  return (
    <a data-soft href={href} className={className} aria-label={label} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  )
}
