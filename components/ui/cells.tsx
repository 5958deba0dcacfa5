import type { ReactNode } from 'react'
import { NavLink } from './nav-link'

/** A group of white rows with an optional heading and footnote. */
export function CellGroup({ title, note, children, action }: { title?: string; note?: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <section className="mt-2">
      {title && (
        <div className="flex items-end justify-between gap-3 px-4 pt-4 pb-2">
          <h2 className="text-note text-ink-2">{title}</h2>
          {action}
        </div>
      )}
      <div className="rows bg-cell">{children}</div>
      {note && <p className="px-4 pt-2 text-note text-ink-2">{note}</p>}
    </section>
  )
}

type CellProps = { href?: string; icon?: ReactNode; title: ReactNode; note?: ReactNode; value?: ReactNode; valueNote?: ReactNode }

export function Cell({ href, ...content }: CellProps) {
  if (!href) return <div className="flex min-h-14 items-center gap-3 px-4 py-3">{cellContent(content)}</div>
  return (
    <NavLink href={href} className="cell-row">
      {cellContent(content)}
    </NavLink>
  )
}

function cellContent({ icon, title, note, value, valueNote }: Omit<CellProps, 'href'>) {
  return (
    <>
      {icon}
      <span className="min-w-0 grow">
        <span className="block">{title}</span>
        {note && <span className="block text-note text-ink-2">{note}</span>}
      </span>
      {(value || valueNote) && (
        <span className="max-w-[55%] shrink-0 text-right">
          {value && <span className="block tabular-nums">{value}</span>}
          {valueNote && <span className="block text-note text-ink-2">{valueNote}</span>}
        </span>
      )}
    </>
  )
}
