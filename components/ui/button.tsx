import type { ReactNode } from 'react'
import { NavLink } from './nav-link'

export type ButtonKind = 'primary' | 'default' | 'danger'

const KINDS: Record<ButtonKind, string> = {
  primary: 'bg-brand-fill text-white active:bg-brand-fill-pressed',
  default: 'bg-secondary text-ink active:bg-pressed',
  danger: 'bg-cell text-danger active:bg-pressed',
}

/** WeUI's button: 48 px, or the 40 px one where two stand in a row. */
export function buttonClass(kind: ButtonKind, size: 'large' | 'small' = 'large'): string {
  const height = size === 'large' ? 'min-h-[max(48px,var(--tap))] px-6 py-2.5' : 'min-h-[var(--tap)] px-4 py-1.5'
  return `relative flex cursor-pointer items-center justify-center gap-2 rounded-lg text-center text-body font-medium select-none ${height} ${KINDS[kind]}`
}

type Props = { href: string; kind: ButtonKind; children: ReactNode; size?: 'large' | 'small'; className?: string }

export function LinkButton({ href, kind, children, size, className = '' }: Props) {
  return (
    <NavLink href={href} className={`${buttonClass(kind, size)} ${className}`}>
      {children}
    </NavLink>
  )
}
