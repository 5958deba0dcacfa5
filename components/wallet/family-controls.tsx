import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FamilyCardDto } from '@/lib/funding/family/schemas'
import type { Translate } from '@/lib/i18n'
import { fenToYuan } from '@/lib/kernel/money'
import { OneButton } from './one-button'

type Actions = Record<'answer' | 'limit' | 'pause' | 'resume' | 'end', FormAction>
type Props = { card: FamilyCardDto; actions: Actions; t: Translate }

/** What this resident may do with the card: the receiver answers, the giver sets the limit and pauses, either may end it. */
export function FamilyControls({ card, actions, t }: Props) {
  const { id: familyCardId, mine, state } = card
  if (state === 'ENDED') return null
  const answers = mine === 'RECEIVED' && state === 'OFFERED'
  if (answers)
    return (
      <>
        <OneButton action={actions.answer} fields={{ familyCardId, answer: 'ACCEPT' }} text={t('wallet.accept')} pendingText={t('wallet.answering')} kind="primary" />
        <OneButton action={actions.answer} fields={{ familyCardId, answer: 'DECLINE' }} text={t('wallet.decline')} pendingText={t('wallet.answering')} />
      </>
    )
  return (
    <>
      {mine === 'GIVEN' && <LimitForm card={card} action={actions.limit} t={t} />}
      {mine === 'GIVEN' && state === 'ACTIVE' && <OneButton action={actions.pause} fields={{ familyCardId }} text={t('wallet.pause')} pendingText={t('wallet.pausing')} />}
      {mine === 'GIVEN' && state === 'PAUSED' && <OneButton action={actions.resume} fields={{ familyCardId }} text={t('wallet.resume')} pendingText={t('wallet.resuming')} kind="primary" />}
      <OneButton action={actions.end} fields={{ familyCardId }} text={t('wallet.endCard')} pendingText={t('wallet.ending')} kind="danger">
        <p className="text-note text-ink-2">{t('wallet.endNote')}</p>
      </OneButton>
    </>
  )
}

function LimitForm({ card, action, t }: { card: FamilyCardDto; action: FormAction; t: Translate }) {
  return (
    <ActionForm action={action} label={t('wallet.changeLimit')} className="mt-2">
      <input type="hidden" name="familyCardId" value={card.id} />
      <TextField label={t('wallet.monthLimit')} name="limit" prefix="¥" inputMode="decimal" autoComplete="off" enterKeyHint="next" defaultValue={fenToYuan(card.limitFen)} problemId="limit-problem" figures />
      <PasswordField label={t('wallet.password')} hint={t('wallet.passwordHint')} problemId="limit-problem" />
      <div className="px-4">
        <FormProblem id="limit-problem" />
        <SubmitButton kind="default" pendingText={t('wallet.saving')} className="mt-3">
          {t('wallet.changeLimit')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
