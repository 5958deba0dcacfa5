import { redirect } from 'next/navigation'
import { paidWith, refusalText } from '@/components/funding/source-name'
import { feeNote } from '@/components/funding/fee-note'
import { sourceOptions } from '@/components/funding/source-options'
import { ClosedNotice } from '@/components/payment/closed-notice'
import { ConfirmLauncher } from '@/components/payment/confirm-launcher'
import { confirmTexts, type Exits, type Order } from '@/components/payment/confirm-texts'
import { Overtaken } from '@/components/payment/overtaken'
import { splitFacts } from '@/components/payment/receipt'
import { Amount } from '@/components/ui/amount'
import { CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Screen } from '@/components/ui/screen'
import { companyClosed } from '@/lib/companies'
import { load, residentPage } from '@/lib/edge/page'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { isWorthProbing, listSources, getPayment, overtakingPayment } from '@/lib/payments'
import type { PaymentDto } from '@/lib/payments/schemas'
import { titled } from '@/lib/edge/titled'
import { confirmAction, probeAction } from './actions'

export const generateMetadata = titled('payment.confirmTitle')

export default async function ConfirmPage({ params }: { params: Promise<{ paymentId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const payment = await load(getPayment({ ctx, input: await params }))
  if (payment.state !== 'CREATED') redirect(`/payments/${payment.id}`)
  if (payment.mergedId) redirect(`/payments/merged/${payment.mergedId}/confirm`)
  const other = await overtakingPayment({ ctx, input: { paymentId: payment.id } })
  if (other) return <Overtaken other={other} locale={locale} t={t} />
  const { amountFen, arrearsFen, companyName, waterAccountId } = payment
  const { choices, asksPassword } = await listSources({ ctx, input: { paymentId: payment.id } })
  const [channel] = choices.channels
  const closed = await companyClosed(ctx, payment.companyCode)
  const waits = closed ? [{ label: t('payment.creditedFrom'), value: t('payment.afterUntil', { until: momentText(locale, closed.until) }) }] : []
  const facts = [{ label: t('payment.alias'), value: payment.alias }, { label: t('payment.account'), value: payment.billKey }, ...splitFacts(amountFen, arrearsFen, t), ...waits]
  const order: Order = {
    path: payment.id, fields: { paymentId: payment.id }, payee: companyName, amount: formatFen(amountFen), facts, needsPassword: asksPassword,
    options: sourceOptions(choices, amountFen, locale, t), first: choices.first, feeNote: feeNote(choices, [companyName], t), failed: failedText(payment, t),
    probe: channel && isWorthProbing(payment, channel) ? { paymentId: payment.id, title: t('funding.probeTitle'), text: t('funding.probeText'), button: t('funding.probe'), pending: t('funding.probing') } : null,
  }
  return (
    <Screen title={t('payment.confirmTitle')} back={{ href: `/water/${waterAccountId}/pay`, label: t('me.back', { title: t('payment.payTitle') }) }}>
      <ClosedNotice closed={closed} locale={locale} t={t}>
        {t('payment.closedLater')}
      </ClosedNotice>
      <section aria-label={t('payment.total')} className="bg-cell px-4 py-6 text-center">
        <p className="text-note text-ink-2">{companyName}</p>
        <p className="mt-1">
          <Amount fen={amountFen} />
        </p>
      </section>
      <CellGroup note={t('payment.expires', { at: momentText(locale, payment.expiresAt) })}>
        <Facts facts={facts} />
      </CellGroup>
      <div className="mt-6 px-4">
        <ConfirmLauncher order={order} texts={confirmTexts(order, t)} exits={exitsOf(payment.id, waterAccountId, t)} confirm={confirmAction} probe={probeAction} />
        <p className="pt-3 text-center text-caption text-ink-2">{t('payment.simulated')}</p>
      </div>
    </Screen>
  )
}

function failedText(payment: PaymentDto, t: Translate): string | null {
  return payment.fundingCode && t('funding.failed', { name: paidWith(payment, t), reason: refusalText(payment.fundingCode, t) })
}

/** A refusal that another try of the same order cannot mend leads on from here. */
function exitsOf(paymentId: string, waterAccountId: string, t: Translate): Exits {
  const again = { href: `/water/${waterAccountId}/pay`, text: t('payment.requote') }
  return { PAYMENT_EXPIRED: again, BILL_CHANGED: again, PAYMENT_CLOSED: { href: `/payments/${paymentId}`, text: t('payment.seeResult') }, PAYMENT_IN_PROGRESS: { href: '/payments', text: t('payment.seeRecords') } }
}
