import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/ui/action-form'
import { CellGroup } from '@/components/ui/cells'
import { dayText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { FormProblem } from '@/components/ui/form-problem'
import { Screen } from '@/components/ui/screen'
import { SubmitButton } from '@/components/ui/submit-button'
import { residentPage } from '@/lib/edge/page'
import { listCards } from '@/lib/funding/cards'
import { titled } from '@/lib/edge/titled'
import { unbindCardAction } from '../actions'

export const generateMetadata = titled('cards.oneTitle')

export default async function CardPage({ params }: { params: Promise<{ cardId: string }> }) {
  const { ctx, locale, t } = await residentPage()
  const { cardId } = await params
  const card = (await listCards({ ctx })).find(({ id }) => id === cardId)
  if (!card) notFound()
  const facts = [
    { label: t('cards.bank'), value: card.bankName },
    { label: t('cards.kind'), value: t(`cards.${card.kind}`) },
    { label: t('cards.pan'), value: t('cards.tail', { last4: card.last4 }) },
    { label: t('cards.addedOn'), value: dayText(locale, card.boundAt) },
  ]
  return (
    <Screen title={t('cards.oneTitle')} back={{ href: '/cards', label: t('me.back', { title: t('cards.title') }) }}>
      <CellGroup>
        <Facts facts={facts} />
      </CellGroup>
      <ActionForm action={unbindCardAction} label={t('cards.unbind')} className="mt-6 px-4">
        <input type="hidden" name="cardId" value={card.id} />
        <p className="pb-3 text-note text-ink-2">{t('cards.unbindNote')}</p>
        <FormProblem />
        <SubmitButton kind="danger" pendingText={t('cards.unbinding')}>
          {t('cards.unbind')}
        </SubmitButton>
      </ActionForm>
    </Screen>
  )
}
