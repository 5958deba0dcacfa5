import { redirect } from 'next/navigation'
import { paidWith } from '@/components/funding/source-name'
import { StaffBar } from '@/components/start/staff-bar'
import { ActionForm } from '@/components/ui/action-form'
import { exactText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Locale, type Translate } from '@/lib/i18n'
import { fenToYuan, formatFen } from '@/lib/kernel/money'
import { APPROVAL_FEN, getDeskPayment } from '@/lib/payments/refunds'
import type { DeskPaymentDto } from '@/lib/payments/refunds/schemas'
import { signOutAction } from '../../../../(wechat)/me/actions'
import { requestRefundAction } from '../../actions'

export const generateMetadata = titled('refunds.new')

/** How much of a payment goes back, and why. */
export default async function NewRefundPage({ params }: { params: Promise<{ paymentId: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (visitor?.role !== 'ADMIN' && visitor?.role !== 'OPERATOR') redirect('/')
  const t = translator(locale)
  const payment = await load(getDeskPayment({ ctx, input: await params }))
  const { id, leftFen, amountFen, state } = payment
  const canGoBack = state === 'SUCCEEDED' && leftFen > 0n
  return (
    <>
      <StaffBar title={t('refunds.new')} name={visitor.displayName} home={{ href: '/console/refunds', label: t('refunds.toList') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-xl flex-col gap-4 py-6">
        <Facts facts={factsOf(payment, locale, t)} className="bg-cell" />
        {canGoBack ? (
          <ActionForm action={requestRefundAction} label={t('refunds.new')} once>
            <input type="hidden" name="paymentId" value={id} />
            <TextField label={t('refunds.howMuch')} name="amount" prefix="¥" inputMode="decimal" autoComplete="off" defaultValue={fenToYuan(leftFen)} hint={t('refunds.howMuchHint', { left: formatFen(leftFen) })} problemId="refund-problem" figures />
            <TextField label={t('refunds.reason')} name="reason" autoComplete="off" enterKeyHint="done" placeholder={t('refunds.reasonExample')} hint={t('refunds.reasonHint')} problemId="refund-problem" />
            <div className="px-4">
              {amountFen > APPROVAL_FEN && <p className="pt-3 text-note text-ink-2">{t('refunds.needsSecond', { limit: formatFen(APPROVAL_FEN) })}</p>}
              <FormProblem id="refund-problem" />
              <SubmitButton pendingText={t('refunds.sending')} className="mt-4">
                {t('refunds.send')}
              </SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <p className="px-4 text-note text-ink-2">{t(state === 'SUCCEEDED' ? 'refunds.nothingLeft' : 'refunds.notPaid')}</p>
        )}
      </main>
    </>
  )
}

function factsOf(payment: DeskPaymentDto, locale: Locale, t: Translate) {
  const { resident, companyName, billKey, billNo, transactionId, amountFen, feeFen, leftFen, endedAt } = payment
  return [
    { label: t('refunds.resident'), value: resident },
    { label: t('refunds.company'), value: companyName },
    { label: t('refunds.billKey'), value: billKey },
    { label: t('refunds.paid'), value: formatFen(amountFen), strong: true },
    ...(feeFen > 0n ? [{ label: t('funding.fee'), value: formatFen(feeFen) }] : []),
    { label: t('refunds.left'), value: formatFen(leftFen), strong: true },
    { label: t('refunds.source'), value: paidWith(payment, t) },
    { label: t('refunds.billNo'), value: billNo },
    { label: t('refunds.transactionId'), value: transactionId },
    ...(endedAt ? [{ label: t('payment.endedAt'), value: exactText(locale, endedAt) }] : []),
  ]
}
