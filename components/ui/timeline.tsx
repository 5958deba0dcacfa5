export type TimelineItem = { at: string; text: string }

/** What happened, oldest first; the last one is the present. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="px-4 py-3">
      {items.map(({ at, text }, index) => {
        const last = index === items.length - 1
        return (
          <li key={index} className="relative flex gap-3 pb-4 last:pb-0">
            {!last && <span aria-hidden className="absolute top-3 bottom-[-6px] left-[4.5px] w-px bg-line" />}
            <span aria-hidden className={`mt-1.5 size-2.5 shrink-0 rounded-full ${last ? 'bg-brand' : 'bg-ink-3'}`} />
            <span className="min-w-0">
              <span className={`block text-note ${last ? 'font-medium' : ''}`}>{text}</span>
              <time className="block text-caption text-ink-2">{at}</time>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
