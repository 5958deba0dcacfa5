import { Cell, CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import type { Locale, Translate } from '@/lib/i18n'
import type { ChainLink } from '@/lib/invoices/pack/schemas'
import { formatFen } from '@/lib/kernel/money'
import { InvoiceStateTag } from './invoice-state'

type Props = { chain: ChainLink[]; ownId: string; hrefOf(id: string): string; locale: Locale; t: Translate }

/** Blue, red, blue: what took what back, and what stands in its place. */
export function InvoiceChain({ chain, ownId, hrefOf, locale, t }: Props) {
  if (chain.length < 2) return null
  return (
    <CellGroup title={t('invoices.chain')}>
      {chain.map((link) => (
        <Cell
          key={link.id}
          href={link.id === ownId ? undefined : hrefOf(link.id)}
          title={
            <>
              {t(link.isRed ? 'invoices.redWord' : link.replaces ? 'invoices.again' : 'invoices.blue')} {link.id === ownId && <span className="text-note text-ink-2">({t('invoices.thisOne')})</span>}
            </>
          }
          note={
            <>
              <span className="block break-all tabular-nums">{link.number ?? link.buyerName}</span>
              {momentText(locale, link.requestedAt)}
            </>
          }
          value={formatFen(link.grossFen)}
          valueNote={<InvoiceStateTag invoice={link} t={t} />}
        />
      ))}
    </CellGroup>
  )
}
