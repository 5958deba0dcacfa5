import { Cell, CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import type { MovementDto } from '@/lib/funding/wallet/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'

/** What came into 零钱 and what left it, newest first. */
export function MovementList({ items, locale, t }: { items: MovementDto[]; locale: Locale; t: Translate }) {
  if (items.length === 0) return null
  return (
    <CellGroup title={t('wallet.movements')}>
      {items.map(({ id, kind, amountFen, who, at }) => (
        <Cell
          key={id}
          title={t(`wallet.M_${kind}`)}
          note={
            <>
              {who && (
                <>
                  {who}
                  <br />
                </>
              )}
              {momentText(locale, at)}
            </>
          }
          value={<span className={amountFen > 0n ? 'text-brand-ink' : undefined}>{`${amountFen > 0n ? '+' : ''}${formatFen(amountFen)}`}</span>}
        />
      ))}
    </CellGroup>
  )
}
