import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { load, residentPage } from '@/lib/edge/page'
import { getCardSignUp } from '@/lib/funding/cards'
import { titled } from '@/lib/edge/titled'
import { finishCardAction } from '../../actions'

export const generateMetadata = titled('cards.codeTitle')

type Props = { params: Promise<{ signUpId: string }>; searchParams: Promise<{ payment?: string | string[] }> }

/** The code that the bank has sent to the phone it has on file. */
export default async function CardCodePage({ params, searchParams }: Props) {
  const { ctx, t } = await residentPage()
  const { id, last4, phoneMasked } = await load(getCardSignUp({ ctx, input: await params }))
  const payment = [(await searchParams).payment].flat()[0] ?? ''
  return (
    <Screen title={t('cards.codeTitle')} back={{ href: '/cards/add', label: t('me.back', { title: t('cards.add') }) }}>
      <p role="status" className="px-4 pt-4">
        {t('cards.sentTo', { phone: phoneMasked })}
      </p>
      <p className="px-4 pt-1 text-note text-ink-2">{t('cards.tail', { last4 })}</p>
      <ActionForm action={finishCardAction} label={t('cards.codeTitle')} className="mt-4">
        <input type="hidden" name="signUpId" value={id} />
        <input type="hidden" name="payment" value={payment} />
        <TextField label={t('cards.code')} name="code" inputMode="numeric" autoComplete="one-time-code" enterKeyHint="done" problemId="code-problem" figures />
        <div className="px-4">
          <FormProblem id="code-problem" />
          <SubmitButton pendingText={t('cards.finishing')} className="mt-4">
            {t('cards.finish')}
          </SubmitButton>
        </div>
      </ActionForm>
    </Screen>
  )
}
