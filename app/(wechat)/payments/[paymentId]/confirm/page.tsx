import { redirect } from 'next/navigation'
import { ConfirmLauncher } from '@/components/payment/confirm-launcher'
import type { ConfirmTexts, Exits, Order } from '@/components/payment/confirm-texts'
import { Overtaken } from '@/components/payment/overtaken'
import { splitFacts } from '@/components/payment/receipt'
import { Amount } from '@/components/ui/amount'
import { CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Screen } from '@/components/ui/screen'
import { load, residentPage } from '@/lib/edge/page'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { getPayment, overtakingPayment, readWallet } from '@/lib/payments'
import { titled } from '../../../titled'
import { confirmAction } from './actions'

export const generateMetadata = titled('payment.confirmTitle')

export default async function ConfirmPage({ params }: { params: Promise<{ paymentId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const payment = await load(getPayment({ ctx, input: await params }))
  if (payment.state !== 'CREATED') redirect(`/payments/${payment.id}`)
  const other = await overtakingPayment({ ctx, input: { paymentId: payment.id } })
  if (other) return <Overtaken other={other} locale={locale} t={t} />
  const { amountFen, arrearsFen, companyName, waterAccountId } = payment
  const balanceFen = await readWallet({ ctx })
  const source = t('payment.sourceWith', { amount: formatFen(balanceFen) })
  const facts = [{ label: t('payment.alias'), value: payment.alias }, { label: t('payment.account'), value: payment.billKey }, ...splitFacts(amountFen, arrearsFen, t), { label: t('payment.source'), value: source }]
  const shortage = balanceFen < amountFen ? t('payment.notEnough', { amount: formatFen(amountFen - balanceFen) }) : null
  const order: Order = { paymentId: payment.id, payee: companyName, amount: formatFen(amountFen), facts, shortage }
  return (
    <Screen title={t('payment.confirmTitle')} back={{ href: `/water/${waterAccountId}/pay`, label: t('me.back', { title: t('payment.payTitle') }) }}>
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
        <ConfirmLauncher order={order} texts={textsOf(t)} exits={exitsOf(payment.id, waterAccountId, t)} confirm={confirmAction} />
        <p className="pt-3 text-center text-caption text-ink-2">{t('payment.simulated')}</p>
      </div>
    </Screen>
  )
}

function textsOf(t: Translate): ConfirmTexts {
  const pad = { label: t('payment.passwordLabel'), filled: t('payment.filled'), keys: t('payment.keys'), erase: t('payment.erase') }
  return { title: t('payment.confirmTitle'), close: t('common.close'), open: t('payment.open'), payNow: t('payment.payNow'), passwordTitle: t('payment.passwordTitle'), paying: t('payment.paying'), pad }
}

/** A refusal that another try of the same order cannot mend leads on from here. */
function exitsOf(paymentId: string, waterAccountId: string, t: Translate): Exits {
  const again = { href: `/water/${waterAccountId}/pay`, text: t('payment.requote') }
  return { PAYMENT_EXPIRED: again, BILL_CHANGED: again, INSUFFICIENT_BALANCE: again, PAYMENT_CLOSED: { href: `/payments/${paymentId}`, text: t('payment.seeResult') }, PAYMENT_IN_PROGRESS: { href: '/payments', text: t('payment.seeRecords') } }
}
