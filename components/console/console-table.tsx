import type { ReactNode } from 'react'

type Props = { label: string; heads: string[]; children: ReactNode }

/** Wide tables move under the finger, and under the arrow keys; the last column is figures. */
export function ConsoleTable({ label, heads, children }: Props) {
  return (
    <div className="overflow-x-auto rounded-xl bg-cell" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full text-left text-note [&_td]:px-4 [&_td]:py-2 [&_td]:whitespace-nowrap [&_td:last-child]:text-right">
        <thead>
          <tr className="text-ink-2">
            {heads.map((head) => (
              <th key={head} scope="col" className="px-4 py-2 font-normal whitespace-nowrap last:text-right">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
