import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { Translate } from '@/lib/i18n'

type Props = { action: FormAction; title: string; hint: ReactNode; t: Translate; children?: ReactNode; withPassword?: boolean; pendingText?: string }

/** How much, perhaps which card, perhaps the password: sent once, however often it is tapped. */
export function MoneyForm({ action, title, hint, t, children, withPassword = false, pendingText = t('wallet.sending') }: Props) {
  return (
    <ActionForm action={action} label={title} once>
      {children}
      <div className="mt-2">
        <TextField label={t('wallet.amount')} name="amount" prefix="¥" inputMode="decimal" autoComplete="off" enterKeyHint="next" placeholder="0.00" hint={hint} problemId="money-problem" figures />
      </div>
      {withPassword && <PasswordField label={t('wallet.password')} hint={t('wallet.passwordHint')} problemId="money-problem" />}
      <div className="px-4">
        <FormProblem id="money-problem" />
        <SubmitButton pendingText={pendingText} className="mt-4">
          {title}
        </SubmitButton>
        <p className="pt-3 text-center text-caption text-ink-2">{t('wallet.simulated')}</p>
      </div>
    </ActionForm>
  )
}
