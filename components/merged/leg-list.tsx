import { maskNumber } from '@/components/account/masked-number'
import { PaymentStateTag } from '@/components/payment/payment-state'
import { Cell, CellGroup } from '@/components/ui/cells'
import { errorText, type Locale, type Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { LegDto, MergedDto } from '@/lib/payments/merged/schemas'

/** The legs; once agreed to, each with its state and its own page. */
export function LegList({ legs, note, isUnderWay = false, t }: { legs: LegDto[]; note?: string; isUnderWay?: boolean; t: Translate }) {
  return (
    <CellGroup title={t('merged.legs')} note={note}>
      {legs.map(({ id, alias, companyName, billKey, amountFen, feeFen, state }) => (
        <Cell
          key={id}
          href={isUnderWay ? `/payments/${id}` : undefined}
          title={alias}
          note={`${companyName} · ${maskNumber(billKey)}`}
          value={formatFen(amountFen + feeFen)}
          valueNote={isUnderWay ? <PaymentStateTag state={state} t={t} /> : undefined}
        />
      ))}
    </CellGroup>
  )
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
