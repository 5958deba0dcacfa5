import { redirect } from 'next/navigation'
import { CertificationTag } from '@/components/certification/certification-state'
import { StaffBar } from '@/components/start/staff-bar'
import { ActionForm } from '@/components/ui/action-form'
import { exactText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { OneButton } from '@/components/wallet/one-button'
import { DESK } from '@/lib/auth'
import { load, pageContext } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { translator, type Locale, type Translate } from '@/lib/i18n'
import { getCertification } from '@/lib/invoices/certification'
import type { DeskCertificationDto } from '@/lib/invoices/certification/schemas'
import { signOutAction } from '../../../(wechat)/me/actions'
import { approveAction, rejectAction, revokeAction } from '../actions'

export const generateMetadata = titled('certification.detail')

/** One application at the desk: what it says, the picture, and the decision. */
export default async function CertificationPage({ params }: { params: Promise<{ certificationId: string }> }) {
  const { ctx, locale, visitor } = await pageContext()
  if (!visitor || !DESK.includes(visitor.role)) redirect('/')
  const t = translator(locale)
  const one = await load(getCertification({ ctx, input: await params }))
  return (
    <>
      <StaffBar title={t('certification.detail')} name={visitor.displayName} home={{ href: '/console/certifications', label: t('certification.toList') }} signOut={t('common.signOut')} action={signOutAction} />
      <main className="mx-auto flex w-full max-w-xl flex-col gap-4 py-6">
        <p role="status" className="px-4">
          <CertificationTag state={one.state} t={t} />
        </p>
        <Facts facts={factsOf(one, locale, t)} className="bg-cell" />
        <figure className="bg-cell p-4">
          <figcaption className="pb-2 text-note text-ink-2">{t('certification.picture')}</figcaption>
          <img src={`/console/certifications/${one.id}/licence`} alt={t('certification.pictureOf', { name: one.name })} className="mx-auto max-h-[70vh] max-w-full rounded-lg" />
        </figure>
        {one.state === 'PENDING' && <OneButton action={approveAction} fields={{ certificationId: one.id }} text={t('certification.approve')} pendingText={t('certification.approving')} kind="primary" />}
        {one.state === 'PENDING' && <WithReason id={one.id} action={rejectAction} text={t('certification.reject')} pendingText={t('certification.rejecting')} t={t} />}
        {one.state === 'APPROVED' && <WithReason id={one.id} action={revokeAction} text={t('certification.revoke')} pendingText={t('certification.revoking')} t={t} />}
      </main>
    </>
  )
}

function WithReason({ id, action, text, pendingText, t }: { id: string; action: FormAction; text: string; pendingText: string; t: Translate }) {
  return (
    <ActionForm action={action} label={text}>
      <input type="hidden" name="certificationId" value={id} />
      <TextField label={t('certification.reasonLabel')} name="reason" autoComplete="off" enterKeyHint="done" problemId="reason-problem" />
      <div className="px-4">
        <FormProblem id="reason-problem" />
        <SubmitButton kind="danger" pendingText={pendingText} className="mt-3">
          {text}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

function factsOf({ name, taxId, resident, appliedAt, decidedBy, decidedAt, expiresAt, reason }: DeskCertificationDto, locale: Locale, t: Translate) {
  return [
    { label: t('certification.name'), value: name, strong: true },
    { label: t('certification.taxId'), value: <span className="font-mono">{taxId}</span> },
    { label: t('certification.resident'), value: resident },
    { label: t('certification.time'), value: exactText(locale, appliedAt) },
    ...(decidedBy && decidedAt ? [{ label: t('certification.decidedBy'), value: `${decidedBy} · ${exactText(locale, decidedAt)}` }] : []),
    ...(expiresAt ? [{ label: t('certification.expires'), value: exactText(locale, expiresAt) }] : []),
    ...(reason ? [{ label: t('certification.reason'), value: reason }] : []),
  ]
}
