import type { ReactNode } from 'react'
import { Amount } from '@/components/ui/amount'
import { LinkButton } from '@/components/ui/button'

type Way = { href: string; text: string }
type Props = { label: string; fen: bigint; note?: ReactNode; ways: Way[] }

/** A sum of money with what can be done with it. */
export function BalanceHead({ label, fen, note, ways }: Props) {
  return (
    <section aria-label={label} className="bg-cell px-4 py-6 text-center">
      <p className="text-note text-ink-2">{label}</p>
      <p className="mt-1">
        <Amount fen={fen} />
      </p>
      {note && <div className="mt-1 text-note text-ink-2">{note}</div>}
      <div className="mt-5 flex gap-3">
        {ways.map(({ href, text }, n) => (
          <LinkButton key={href} href={href} kind={n === 0 ? 'primary' : 'default'} size="small" className="flex-1">
            {text}
          </LinkButton>
        ))}
      </div>
    </section>
  )
}
