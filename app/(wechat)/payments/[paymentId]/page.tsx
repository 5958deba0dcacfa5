import { redirect } from 'next/navigation'
import { Failure } from '@/components/payment/failure'
import { historyOf } from '@/components/payment/history'
import { ProbeResult } from '@/components/payment/probe-result'
import { Progress } from '@/components/payment/progress'
import { receiptFacts } from '@/components/payment/receipt'
import { RefundList } from '@/components/refund/refund-list'
import { ResultHead } from '@/components/payment/result-head'
import { PaymentInvoices } from '@/components/invoice/payment-invoices'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { LinkButton } from '@/components/ui/button'
import { momentText } from '@/components/ui/dates'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Facts } from '@/components/ui/facts'
import { Screen } from '@/components/ui/screen'
import { Timeline } from '@/components/ui/timeline'
import { companyClosed } from '@/lib/companies'
import { load, residentPage, type PageContext } from '@/lib/edge/page'
import type { Translate } from '@/lib/i18n'
import { invoicesOfPayment } from '@/lib/invoices/pack'
import { getPayment, isFinal, listTransitions, readChannel } from '@/lib/payments'
import { readOutlook } from '@/lib/payments/records'
import { listRefundsOf } from '@/lib/payments/refunds'
import type { PaymentDto } from '@/lib/payments/schemas'
import { titled } from '@/lib/edge/titled'
import { afterProbeAction } from './confirm/actions'

export const generateMetadata = titled('payment.resultTitle')

export default async function PaymentPage({ params }: { params: Promise<{ paymentId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const input = await params
  const payment = await load(getPayment({ ctx, input }))
  if (payment.state === 'CREATED') redirect(`/payments/${payment.id}/confirm`)
  const isPaid = payment.state === 'SUCCEEDED'
  const [transitions, outlook, refunds, invoiced] = await Promise.all([listTransitions({ ctx, input }), readOutlook({ ctx, input }), isPaid ? listRefundsOf({ ctx, input }) : [], isPaid ? invoicesOfPayment({ ctx, input }) : null])
  const final = isFinal(payment.state)
  const closed = final ? null : await companyClosed(ctx, payment.companyCode)
  const found = payment.probeOf && payment.source !== 'BALANCE' ? await provenChannel(ctx, payment.id) : null
  return (
    <Screen title={t('payment.resultTitle')} back={backOf(payment, t)}>
      <ResultHead payment={payment} waitsUntil={closed && momentText(locale, closed.until)} t={t} />
      {!final && <Progress state={payment.state} t={t} />}
      {!final && <AutoRefresh />}
      {found && <ProbeResult paymentId={payment.id} channel={found} goOn={afterProbeAction} t={t} />}
      {(payment.state === 'FAILED' || payment.state === 'CLOSED') && <Failure payment={payment} isHeld={outlook.bank?.state === 'AUTHORISED'} t={t} />}
      <RefundList refunds={refunds} locale={locale} t={t} />
      <CellGroup title={t('payment.receipt')}>
        <Facts facts={receiptFacts(payment, locale, t)} />
      </CellGroup>
      {invoiced && <PaymentInvoices paymentId={payment.id} invoices={invoiced.invoices} leftFen={invoiced.leftFen} t={t} />}
      {payment.mergedId && (
        <CellGroup>
          <Cell href={`/payments/merged/${payment.mergedId}`} title={t('merged.part')} value={t('merged.whole')} />
        </CellGroup>
      )}
      <CellGroup title={t('payment.timeline')}>
        <Timeline items={historyOf({ payment, transitions, outlook }, locale, t)} />
      </CellGroup>
      <div className="mt-6 flex flex-wrap gap-3 px-4">
        <LinkButton href="/payments" kind="default" className="flex-1">
          {t('payment.records')}
        </LinkButton>
        {final && !payment.accountUnbound && (
          <LinkButton href={`/water/${payment.waterAccountId}/pay`} kind="primary" className="flex-1">
            {t('payment.again')}
          </LinkButton>
        )}
      </div>
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('payment.simulated')}</p>
    </Screen>
  )
}

/** Known as soon as the bank side has answered, long before the company has. */
async function provenChannel(ctx: PageContext['ctx'], paymentId: string) {
  const { channel, isProven } = await readChannel({ ctx, input: { paymentId } })
  return isProven && channel !== 'UNKNOWN' ? channel : null
}

/** Where the account was unbound, back leads to the history. */
function backOf({ waterAccountId, accountUnbound }: PaymentDto, t: Translate) {
  return accountUnbound ? { href: '/payments', label: t('me.back', { title: t('payment.records') }) } : { href: `/water/${waterAccountId}`, label: t('me.back', { title: t('account.title') }) }
}
