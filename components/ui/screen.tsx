import type { ReactNode } from 'react'
import { NavLink } from './nav-link'
import { Icon } from './icon'

type Props = { title: string; back?: { href: string; label: string }; children: ReactNode; plain?: boolean }

/** One page of the phone: a bar with the title in its middle, then the content. */
export function Screen({ title, back, children, plain }: Props) {
  return (
    <>
      <header className={`sticky top-0 z-10 grid grid-cols-[var(--tap)_1fr_var(--tap)] items-center ${plain ? 'bg-cell' : 'bg-ground'}`}>
        {back ? (
          <NavLink href={back.href} label={back.label} className="tap flex items-center justify-center rounded-lg active:bg-pressed">
            <Icon name="back" className="size-6" />
          </NavLink>
        ) : (
          <span className="tap" />
        )}
        <h1 className="truncate px-1 text-center text-[min(1.0625rem,20px)] font-semibold">{title}</h1>
      </header>
      <main className="flex grow flex-col pb-10">{children}</main>
    </>
  )
}
