import Link from 'next/link'
import type { ReactNode } from 'react'
import { LinkPending } from './link-pending'

type Props = { href: string; children: ReactNode; className?: string; label?: string; replace?: boolean }

/** A link that fetches nothing before it is tapped, and shows when its page is slow. */
export function NavLink({ href, children, className, label, replace }: Props) {
  return (
    <Link href={href} prefetch={false} className={className} aria-label={label} replace={replace}>
      {children}
      <LinkPending />
    </Link>
  )
}
