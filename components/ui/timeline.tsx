/** `isAhead`: it has not happened yet. */
export type TimelineItem = { at: string; text: string; isAhead?: boolean }

/** What happened, oldest first; the last one that has is the present, what is ahead follows it. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  const present = items.findLastIndex(({ isAhead }) => !isAhead)
  return (
    <ol className="px-4 py-3">
      {items.map(({ at, text, isAhead }, index) => {
        const last = index === items.length - 1
        const dot = isAhead ? 'border-2 border-ink-3' : index === present ? 'bg-brand' : 'bg-ink-3'
        return (
          <li key={index} className="relative flex gap-3 pb-4 last:pb-0">
            {!last && <span aria-hidden className="absolute top-3 bottom-[-6px] left-[4.5px] w-px bg-line" />}
            <span aria-hidden className={`mt-1.5 size-2.5 shrink-0 rounded-full ${dot}`} />
            <span className="min-w-0">
              <span className={`block text-note ${index === present ? 'font-medium' : ''}`}>{text}</span>
              <time className="block text-caption text-ink-2">{at}</time>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
