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

/** `plain`: an ordinary link, for long lists: each client link costs the server as much as the rest of its row. */
type CellProps = { href?: string; plain?: boolean; icon?: ReactNode; title: ReactNode; note?: ReactNode; value?: ReactNode; valueNote?: ReactNode }

/** Its arrow is drawn by style: an icon a row is two elements more, and lists are long. */
const ROW =
  "after:mr-2 after:size-2 after:shrink-0 after:rotate-45 after:border-t-[1.5px] after:border-r-[1.5px] after:border-ink-3 after:content-[''] relative flex min-h-[max(56px,var(--tap))] items-center gap-3 py-3 pr-2 pl-4 active:bg-pressed"

export function Cell({ href, plain, ...content }: CellProps) {
  if (!href) return <div className="flex min-h-14 items-center gap-3 px-4 py-3">{cellContent(content)}</div>
  if (plain) {
    return (
      <a href={href} className={ROW}>
        {cellContent(content)}
      </a>
    )
  }
  return (
    <NavLink href={href} className={ROW}>
      {cellContent(content)}
    </NavLink>
  )
}

function cellContent({ icon, title, note, value, valueNote }: Omit<CellProps, 'href' | 'plain'>) {
  return (
    <>
      {icon}
      <span className="min-w-0 grow">
        <span className="block">{title}</span>
        {note && <span className="block text-note text-ink-2">{note}</span>}
      </span>
      {(value || valueNote) && (
        <span className="max-w-[55%] shrink-0 text-right">
          {value && <span className="block">{value}</span>}
          {valueNote && <span className="block text-note text-ink-2">{valueNote}</span>}
        </span>
      )}
    </>
  )
}
