import { refundHistory } from '@/components/refund/refund-history'
import { goesTo, refundSays, RefundStateTag } from '@/components/refund/refund-state'
import { Amount } from '@/components/ui/amount'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { Cell, CellGroup } from '@/components/ui/cells'
import { exactText } from '@/components/ui/dates'
import { Facts, type Fact } from '@/components/ui/facts'
import { Screen } from '@/components/ui/screen'
import { Timeline } from '@/components/ui/timeline'
import { load, residentPage } from '@/lib/edge/page'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { getRefund } from '@/lib/payments/refunds'
import type { RefundDto } from '@/lib/payments/refunds/schemas'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('refunds.detailTitle')

/** 退款详情: how much goes back where, and how far that is. */
export default async function RefundPage({ params }: { params: Promise<{ refundId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const refund = await load(getRefund({ ctx, input: await params }))
  const isUnderWay = refund.state === 'ASKING' || refund.state === 'PAYING'
  return (
    <Screen title={t('refunds.detailTitle')} back={{ href: `/payments/${refund.paymentId}`, label: t('me.back', { title: t('payment.resultTitle') }) }}>
      <section aria-label={t('refunds.detailTitle')} className="bg-cell px-6 pt-8 pb-6 text-center">
        <p className="text-note text-ink-2">{t('refunds.amount')}</p>
        <p className="mt-1">
          <Amount fen={refund.amountFen + refund.feeFen} />
        </p>
        <div role="status" className="mt-2">
          <RefundStateTag state={refund.state} t={t} />
          <p className="mt-1 text-note text-ink-2">{refundSays(refund, locale, t)}</p>
        </div>
      </section>
      {isUnderWay && <AutoRefresh />}
      <CellGroup title={t('refunds.progress')} note={refund.source === 'FAMILY_CARD' ? t('refunds.quotaNote') : undefined}>
        <Timeline items={refundHistory(refund, locale, t)} />
      </CellGroup>
      <CellGroup>
        <Facts facts={factsOf(refund, locale, t)} />
      </CellGroup>
      <CellGroup>
        <Cell href={`/payments/${refund.paymentId}`} title={`${t('refunds.payment')} · ${refund.alias}`} note={refund.companyName} value={formatFen(refund.paidFen)} />
      </CellGroup>
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('payment.simulated')}</p>
    </Screen>
  )
}

function factsOf(refund: RefundDto, locale: Locale, t: Translate): Fact[] {
  const { feeFen, refundNo, requestedAt, endedAt } = refund
  return [
    { label: t('refunds.to'), value: goesTo(refund, t) },
    ...(feeFen > 0n ? [{ label: t('refunds.withFee'), value: formatFen(feeFen) }] : []),
    { label: t('refunds.number'), value: <span className="break-all">{refundNo}</span> },
    { label: t('refunds.requestedAt'), value: exactText(locale, requestedAt) },
    ...(endedAt ? [{ label: t('refunds.endedAt'), value: exactText(locale, endedAt) }] : []),
  ]
}
