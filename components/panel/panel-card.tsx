import type { ReactNode } from 'react'

export function PanelCard({ id, title, note, children }: { id: string; title: string | undefined; note?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="rounded-xl bg-cell p-4">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 id={id} className="text-body font-medium">
          {title}
        </h3>
        {note && <p className="text-caption text-ink-2">{note}</p>}
      </div>
      {children}
    </section>
  )
}
