import { formatFen } from '@/lib/kernel/money'

type Cell = { label: string; fen: bigint }

export function MoneyCells({ cells }: { cells: Cell[] }) {
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {cells.map((cell) => (
        <div key={cell.label} className="rounded-xl bg-cell p-4">
          <dt className="text-note text-ink-2">{cell.label}</dt>
          <dd className="text-title font-semibold tabular-nums">{formatFen(cell.fen)}</dd>
        </div>
      ))}
    </dl>
  )
}
