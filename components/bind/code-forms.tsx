import { ActionForm } from '@/components/ui/action-form'
import { CountdownSubmit } from '@/components/ui/countdown-submit'
import type { FormAction } from '@/components/ui/form-state'
import { FormProblem } from '@/components/ui/form-problem'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { BindRequestDto } from '@/lib/accounts/schemas'
import type { Translate } from '@/lib/i18n'

type Props = { request: BindRequestDto; clockRate: number; send: FormAction; verify: FormAction; t: Translate }

/** Two forms: have a code sent, then give it. */
export function CodeForms({ request: { id, phoneMasked, codeAgainAt, codeWaitSeconds }, clockRate, send, verify, t }: Props) {
  const texts = { first: t('bind.send'), again: t('bind.sendAgain'), waiting: t('bind.sendWait'), pending: t('bind.sending') }
  const requestId = <input type="hidden" name="bindRequestId" value={id} />
  return (
    <>
      <ActionForm action={send} label={t('bind.send')} className="mt-4 px-4">
        {requestId}
        <p role="status" className="pb-2">
          {phoneMasked ? t('bind.sentTo', { phone: phoneMasked }) : t('bind.notSent')}
        </p>
        <CountdownSubmit wait={{ seconds: codeWaitSeconds, rate: clockRate }} texts={texts} done={phoneMasked !== ''} />
        <FormProblem />
      </ActionForm>
      {/* With a new code, what was wrong with the old one is past. */}
      <ActionForm key={codeAgainAt?.getTime()} action={verify} label={t('bind.verifyTitle')} className="mt-4">
        {requestId}
        <TextField label={t('bind.codeLabel')} name="code" inputMode="numeric" autoComplete="one-time-code" enterKeyHint="done" placeholder={t('bind.codePlaceholder')} problemId="code-problem" figures />
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
