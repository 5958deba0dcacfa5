import { maskNumber } from '@/components/account/masked-number'
import { RefundedTag } from '@/components/refund/refunded-tag'
import { PaymentStateTag } from '@/components/payment/payment-state'
import { Cell, CellGroup } from '@/components/ui/cells'
import { errorText, type Locale, type Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { LegDto, MergedDto } from '@/lib/payments/merged/schemas'

/** The legs; once agreed to, each with its state and its own page. */
export function LegList({ legs, note, isUnderWay = false, t }: { legs: LegDto[]; note?: string; isUnderWay?: boolean; t: Translate }) {
  return (
    <CellGroup title={t('merged.legs')} note={note}>
      {legs.map((leg) => (
        <Cell
          key={leg.id}
          href={isUnderWay ? `/payments/${leg.id}` : undefined}
          title={leg.alias}
          note={`${leg.companyName} · ${maskNumber(leg.billKey)}`}
          value={formatFen(leg.amountFen + leg.feeFen)}
          valueNote={isUnderWay ? <LegTag leg={leg} t={t} /> : undefined}
        />
      ))}
    </CellGroup>
  )
}

function LegTag({ leg, t }: { leg: LegDto; t: Translate }) {
  return leg.refundedFen > 0n ? <RefundedTag payment={leg} t={t} /> : <PaymentStateTag state={leg.state} t={t} />
}

/** What was ticked and is not paid now, each with its reason. */
export function LeftOutList({ merged: { leftOut, legs }, locale, t }: { merged: MergedDto; locale: Locale; t: Translate }) {
  const stale = legs.filter(({ isStale }) => isStale)
  if (leftOut.length + stale.length === 0) return null
  return (
    <CellGroup title={t('merged.leftOut')}>
      {leftOut.map(({ waterAccountId, alias, companyName, code, params }) => (
        <Cell key={waterAccountId} href={`/water/${waterAccountId}`} title={`${alias} · ${companyName}`} note={errorText(locale, code, params)} />
      ))}
      {stale.map(({ id, waterAccountId, alias, companyName }) => (
        <Cell key={id} href={`/water/${waterAccountId}`} title={`${alias} · ${companyName}`} note={t('merged.stale')} />
      ))}
    </CellGroup>
  )
}
