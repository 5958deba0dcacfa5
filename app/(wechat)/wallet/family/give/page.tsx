import { ActionForm } from '@/components/ui/action-form'
import { Choices } from '@/components/ui/choices'
import { FormProblem } from '@/components/ui/form-problem'
import { PasswordField } from '@/components/ui/password-field'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { residentPage } from '@/lib/edge/page'
import { readSettings } from '@/lib/funding'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { giveAction } from '../actions'

export const generateMetadata = titled('wallet.give')

const RELATIONS = ['MOTHER', 'FATHER', 'CHILD', 'SPOUSE'] as const

export default async function GivePage() {
  const { ctx, t } = await residentPage()
  const { FAMILY_CARD } = await readSettings(ctx)
  const most = FAMILY_CARD.monthFen === null ? t('wallet.noLimit') : formatFen(FAMILY_CARD.monthFen)
  return (
    <Screen title={t('wallet.give')} back={{ href: '/wallet/family', label: t('me.back', { title: t('wallet.family') }) }}>
      <ActionForm action={giveAction} label={t('wallet.give')} className="mt-2" once>
        <TextField label={t('wallet.nickname')} name="nickname" autoComplete="off" enterKeyHint="next" hint={t('wallet.nicknameHint')} problemId="give-problem" />
        <Choices legend={t('wallet.relation')} name="relation" choices={RELATIONS.map((value) => ({ value, title: t(`wallet.${value}`) }))} />
        <div className="mt-2">
          <TextField label={t('wallet.monthLimit')} name="limit" prefix="¥" inputMode="decimal" autoComplete="off" enterKeyHint="next" placeholder="0.00" hint={t('wallet.monthLimitHint', { max: most })} problemId="give-problem" figures />
        </div>
        <PasswordField label={t('wallet.password')} hint={t('wallet.passwordHint')} problemId="give-problem" />
        <div className="px-4">
          <FormProblem id="give-problem" />
          <SubmitButton pendingText={t('wallet.giving')} className="mt-4">
            {t('wallet.give')}
          </SubmitButton>
          <p className="pt-3 text-note text-ink-2">{t('wallet.giveNote')}</p>
        </div>
      </ActionForm>
    </Screen>
  )
}
