import { RefundedTag } from '@/components/refund/refunded-tag'
import { Cell, CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import { Tag, type Tone } from '@/components/ui/tag'
import type { SpendingDto } from '@/lib/funding/family/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'

const TONES: Record<SpendingDto['state'], Tone> = { PENDING: 'warn', SUCCEEDED: 'good', FAILED: 'bad' }

/** What was paid with a family card, for its giver. */
export function SpendingList({ items, empty, locale, t }: { items: SpendingDto[]; empty: string; locale: Locale; t: Translate }) {
  return (
    <CellGroup title={t('wallet.spending')} note={items.length === 0 ? empty : undefined}>
      {items.map(({ id, companyName, amountFen, feeFen, refundedFen, state, at }) => (
        <Cell key={id} title={companyName} note={momentText(locale, at)} value={formatFen(amountFen + feeFen)} valueNote={refundedFen > 0n ? <RefundedTag payment={{ amountFen, feeFen, refundedFen }} t={t} /> : <Tag tone={TONES[state]}>{t(`wallet.${state}`)}</Tag>} />
      ))}
    </CellGroup>
  )
}
