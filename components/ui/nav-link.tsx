import type { ReactNode } from 'react'

type Props = { href: string; children: ReactNode; className?: string; label?: string }

/** A link to another page of ours: `SoftLinks` follows it without loading everything anew. */
export function NavLink({ href, children, className, label }: Props) {
  return (
    <a data-soft href={href} className={className} aria-label={label}>
      {children}
    </a>
  )
}
