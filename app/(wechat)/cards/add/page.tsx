import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { startCardAction } from '../actions'

export const generateMetadata = titled('cards.add')

/** `payment`: the one that waits for this card. */
export default async function AddCardPage({ searchParams }: { searchParams: Promise<{ payment?: string | string[] }> }) {
  const { t } = await residentPage()
  const payment = [(await searchParams).payment].flat()[0] ?? ''
  const field = { problemId: 'card-problem', autoComplete: 'off' }
  return (
    <Screen title={t('cards.add')} back={{ href: '/cards', label: t('me.back', { title: t('cards.title') }) }}>
      <ActionForm action={startCardAction} label={t('cards.add')} className="mt-2">
        <input type="hidden" name="payment" value={payment} />
        <TextField {...field} label={t('cards.pan')} name="pan" inputMode="numeric" enterKeyHint="next" hint={t('cards.panHint')} figures />
        <TextField {...field} label={t('cards.holder')} name="holderName" enterKeyHint="next" />
        <TextField {...field} label={t('cards.idTail')} name="idTail" enterKeyHint="next" figures />
        <TextField {...field} label={t('cards.phone')} name="phone" inputMode="tel" enterKeyHint="done" figures />
        <div className="px-4">
          <FormProblem id="card-problem" />
          <SubmitButton pendingText={t('cards.checking')} className="mt-4">
            {t('cards.next')}
          </SubmitButton>
        </div>
      </ActionForm>
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('cards.panelNote')}</p>
    </Screen>
  )
}
