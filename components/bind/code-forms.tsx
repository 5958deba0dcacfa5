import { ActionForm } from '@/components/ui/action-form'
import { CountdownSubmit } from '@/components/ui/countdown-submit'
import type { FormAction } from '@/components/ui/form-state'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { BindRequestDto } from '@/lib/accounts/schemas'
import type { Translate } from '@/lib/i18n'

type Props = { request: BindRequestDto; clockRate: number; send: FormAction; verify: FormAction; t: Translate }

/** What the company wants to see: a code that it sends, the holder's ID card, or both (rule B5). */
export function CodeForms({ request, clockRate, send, verify, t }: Props) {
  const { verification, codeAgainAt } = request
  return (
    <>
      {verification !== 'ID_CARD' && <SendForm request={request} clockRate={clockRate} send={send} t={t} />}
      {/* With a new code, what was wrong with the old one is past. */}
      <ActionForm action={verify} label={t('bind.verifyTitle')} className="mt-4" round={codeAgainAt?.getTime()}>
        <input type="hidden" name="bindRequestId" value={request.id} />
        {verification !== 'SMS' && (
          <TextField label={t('bind.idLabel')} name="idTail" autoComplete="off" enterKeyHint="next" placeholder={t('bind.idPlaceholder')} hint={t('bind.idHint')} problemId="code-problem" figures />
        )}
        {verification !== 'ID_CARD' && (
          <TextField label={t('bind.codeLabel')} name="code" inputMode="numeric" autoComplete="one-time-code" enterKeyHint="done" placeholder={t('bind.codePlaceholder')} problemId="code-problem" figures />
        )}
        <div className="px-4">
          <FormProblem id="code-problem" />
          <SubmitButton pendingText={t('bind.verifying')} className="mt-4">
            {t('bind.verify')}
          </SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}

function SendForm({ request: { id, phoneMasked, codeWaitSeconds }, clockRate, send, t }: Omit<Props, 'verify'>) {
  const texts = { first: t('bind.send'), again: t('bind.sendAgain'), waiting: t('bind.sendWait'), pending: t('bind.sending') }
  return (
    <ActionForm action={send} label={t('bind.send')} className="mt-4 px-4">
      <input type="hidden" name="bindRequestId" value={id} />
      <p role="status" className="pb-2">
        {phoneMasked ? t('bind.sentTo', { phone: phoneMasked }) : t('bind.notSent')}
      </p>
      <CountdownSubmit wait={{ seconds: codeWaitSeconds, rate: clockRate }} texts={texts} done={phoneMasked !== ''} />
      <FormProblem />
    </ActionForm>
  )
}
