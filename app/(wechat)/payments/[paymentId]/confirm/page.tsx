import { redirect } from 'next/navigation'
import { paidWith, refusalText } from '@/components/funding/source-name'
import { sourceOptions } from '@/components/funding/source-options'
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
import type { Choices } from '@/lib/funding/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { isWorthProbing, listSources, needsPassword, getPayment, overtakingPayment } from '@/lib/payments'
import type { PaymentDto } from '@/lib/payments/schemas'
import { titled } from '../../../titled'
import { confirmAction, probeAction } from './actions'

export const generateMetadata = titled('payment.confirmTitle')

export default async function ConfirmPage({ params }: { params: Promise<{ paymentId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const payment = await load(getPayment({ ctx, input: await params }))
  if (payment.state !== 'CREATED') redirect(`/payments/${payment.id}`)
  const other = await overtakingPayment({ ctx, input: { paymentId: payment.id } })
  if (other) return <Overtaken other={other} locale={locale} t={t} />
  const { amountFen, arrearsFen, companyName, waterAccountId } = payment
  const [sources, askPassword] = await Promise.all([listSources({ ctx, input: { paymentId: payment.id } }), needsPassword(ctx, payment)])
  const facts = [{ label: t('payment.alias'), value: payment.alias }, { label: t('payment.account'), value: payment.billKey }, ...splitFacts(amountFen, arrearsFen, t)]
  const order: Order = {
    paymentId: payment.id, payee: companyName, amount: formatFen(amountFen), facts, needsPassword: askPassword,
    options: sourceOptions(sources, amountFen, locale, t), first: payment.probeOf ? forProbe(sources) : firstOf(sources, payment), feeNote: feeNoteOf(sources, t), failed: failedText(payment, t), probe: isWorthProbing(payment, sources.channel) ? { title: t('funding.probeTitle'), text: t('funding.probeText'), button: t('funding.probe'), pending: t('funding.probing') } : null,
  }
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
        <ConfirmLauncher order={order} texts={textsOf(order, t)} exits={exitsOf(payment.id, waterAccountId, t)} confirm={confirmAction} probe={probeAction} />
        <p className="pt-3 text-center text-caption text-ink-2">{t('payment.simulated')}</p>
      </div>
    </Screen>
  )
}

function textsOf({ options }: Order, t: Translate): ConfirmTexts {
  const own = options.find(({ id }) => id === 'BALANCE')
  const none = own?.problem ? `${own.name}${own.problem}；${t('funding.none')}` : t('funding.none')
  const pad = { label: t('payment.passwordLabel'), filled: t('payment.filled'), keys: t('payment.keys'), erase: t('payment.erase') }
  const choosing = { back: t('funding.back'), payWithout: t('funding.payWithout'), source: t('funding.method'), change: t('funding.change'), choose: t('funding.choose'), recommended: t('funding.recommended'), addCard: t('funding.addCard'), none, fee: t('funding.fee'), total: t('funding.totalWithFee') }
  return { ...choosing, title: t('payment.confirmTitle'), close: t('common.close'), open: t('payment.open'), payNow: t('payment.payNow'), passwordTitle: t('payment.passwordTitle'), paying: t('payment.paying'), pad }
}

/** Not the one that has just failed, unless nothing else can pay. */
function firstOf({ choices, first }: Choices, { fundingCode, instrumentId }: PaymentDto): string | null {
  if (fundingCode === null || first !== instrumentId) return first
  return choices.find(({ id, problem }) => problem === null && id !== instrumentId)?.id ?? first
}

/** Only a source that might cost a fee tells anything. */
const forProbe = ({ choices, first }: Choices): string | null => choices.find(({ problem, source }) => problem === null && (source === 'CREDIT_CARD' || source === 'CREDIT_LINE'))?.id ?? first

/** Why there is a fee, as long as nothing has proved that there is none (rule P3). */
function feeNoteOf({ choices, channel }: Choices, t: Translate): string | null {
  if (channel.channel === 'LEGACY_UNIONPAY') return t(channel.isProven ? 'funding.provenLEGACY_UNIONPAY' : 'funding.feeExplained')
  const most = choices.reduce((fee, { feeFen }) => (feeFen > fee ? feeFen : fee), 0n)
  return most > 0n ? t('funding.feeUnknown', { amount: formatFen(most) }) : null
}

function failedText(payment: PaymentDto, t: Translate): string | null {
  return payment.fundingCode && t('funding.failed', { name: paidWith(payment, t), reason: refusalText(payment.fundingCode, t) })
}

/** A refusal that another try of the same order cannot mend leads on from here. */
function exitsOf(paymentId: string, waterAccountId: string, t: Translate): Exits {
  const again = { href: `/water/${waterAccountId}/pay`, text: t('payment.requote') }
  return { PAYMENT_EXPIRED: again, BILL_CHANGED: again, PAYMENT_CLOSED: { href: `/payments/${paymentId}`, text: t('payment.seeResult') }, PAYMENT_IN_PROGRESS: { href: '/payments', text: t('payment.seeRecords') } }
}
