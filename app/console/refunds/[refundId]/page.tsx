import { redirect } from 'next/navigation'
import { deskSays, whyNot } from '@/components/refund/desk-text'
import { refundHistory } from '@/components/refund/refund-history'
import { goesTo, RefundStateTag } from '@/components/refund/refund-state'
import { StaffBar } from '@/components/start/staff-bar'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { exactText } from '@/components/ui/dates'
import { Facts, type Fact } from '@/components/ui/facts'
import { Timeline } from '@/components/ui/timeline'
import { OneButton } from '@/components/wallet/one-button'
import { DESK } from '@/lib/auth'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Locale, type Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { APPROVAL_FEN, getDeskRefund } from '@/lib/payments/refunds'
import type { DeskRefundDto } from '@/lib/payments/refunds/schemas'
import { signOutAction } from '../../../(wechat)/me/actions'
import { approveRefundAction, redirectRefundAction, rejectRefundAction } from '../actions'

export const generateMetadata = titled('refunds.detailTitle')

/** One refund at the desk: what it is, how far, and what somebody has to do about it. */
export default async function DeskRefundPage({ params }: { params: Promise<{ refundId: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const refund = await load(getDeskRefund({ ctx, input: await params }))
  return (
    <>
      <StaffBar title={t('refunds.detailTitle')} name={visitor.displayName} home={{ href: '/console/refunds', label: t('refunds.toList') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-xl flex-col gap-4 py-6">
        <section aria-label={t('refunds.detailTitle')} className="flex flex-col gap-3">
          <p role="status" className="flex flex-wrap items-center gap-2 px-4 text-note text-ink-2">
            <RefundStateTag state={refund.state} t={t} /> {deskSays(refund, APPROVAL_FEN, locale, t)}
          </p>
          {(refund.state === 'ASKING' || refund.state === 'PAYING') && <AutoRefresh />}
          <Facts facts={factsOf(refund, locale, t)} className="bg-cell" />
        </section>
        {refund.state === 'PENDING' && <Decide refund={refund} t={t} />}
        {refund.state === 'ABNORMAL' && visitor.role === 'ADMIN' && (
          <OneButton action={redirectRefundAction} fields={{ refundId: refund.id }} text={t('refunds.redirect')} pendingText={t('refunds.redirecting')} kind="primary">
            <p className="text-note text-ink-2">{t('refunds.redirectNote')}</p>
          </OneButton>
        )}
        {refund.state !== 'PENDING' && (
          <section aria-labelledby="progress" className="bg-cell">
            <h2 id="progress" className="px-4 pt-3 text-body font-medium">
              {t('refunds.progress')}
            </h2>
            <Timeline items={refundHistory(refund, locale, t)} />
          </section>
        )}
      </main>
    </>
  )
}

/** Two pairs of eyes: whoever asked for it can call it back only. */
function Decide({ refund: { id, isMine }, t }: { refund: DeskRefundDto; t: Translate }) {
  return (
    <>
      {isMine ? (
        <p className="px-4 text-note text-ink-2">{t('refunds.ownNote')}</p>
      ) : (
        <OneButton action={approveRefundAction} fields={{ refundId: id }} text={t('refunds.approve')} pendingText={t('refunds.approving')} kind="primary" />
      )}
      <OneButton action={rejectRefundAction} fields={{ refundId: id }} text={t(isMine ? 'refunds.withdraw' : 'refunds.reject')} pendingText={t('refunds.rejecting')} />
    </>
  )
}

function factsOf(refund: DeskRefundDto, locale: Locale, t: Translate): Fact[] {
  const { amountFen, feeFen, paidFen, resident, companyName, billKey, billNo, transactionId, refundNo, reason, requestedBy, requestedAt, decidedBy, decidedAt, sends, nextAt } = refund
  const why = whyNot(refund, t)
  return [
    { label: t('refunds.amount'), value: formatFen(amountFen + feeFen), strong: true },
    ...(feeFen > 0n ? [{ label: t('refunds.withFee'), value: formatFen(feeFen) }] : []),
    { label: t('refunds.paid'), value: formatFen(paidFen) },
    { label: t('refunds.to'), value: goesTo(refund, t) },
    { label: t('refunds.resident'), value: resident },
    { label: t('refunds.company'), value: companyName },
    { label: t('refunds.billKey'), value: billKey },
    { label: t('refunds.billNo'), value: billNo },
    { label: t('refunds.transactionId'), value: transactionId },
    { label: t('refunds.number'), value: <span className="break-all">{refundNo}</span> },
    { label: t('refunds.reason'), value: reason },
    { label: t('refunds.requestedBy'), value: `${requestedBy} · ${exactText(locale, requestedAt)}` },
    ...(decidedBy && decidedAt ? [{ label: t('refunds.decidedBy'), value: `${decidedBy} · ${exactText(locale, decidedAt)}` }] : []),
    ...(why ? [{ label: t('refunds.why'), value: why }] : []),
    ...(sends > 0 && nextAt ? [{ label: t('refunds.state'), value: t('refunds.tries', { n: sends, at: exactText(locale, nextAt) }) }] : []),
  ]
}
