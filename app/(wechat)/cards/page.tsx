import { Cell, CellGroup } from '@/components/ui/cells'
import { LinkButton } from '@/components/ui/button'
import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { listCards } from '@/lib/funding/cards'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('cards.title')

/** The cards in the resident's wallet (rule P1). */
export default async function CardsPage() {
  const { ctx, locale, t } = await residentPage()
  const cards = await listCards({ ctx })
  return (
    <Screen title={t('cards.title')} back={{ href: '/wallet', label: t('me.back', { title: t('funding.wallet') }) }}>
      {cards.length === 0 && <Empty icon="card" title={t('cards.empty')} note={t('cards.emptyNote')} />}
      {cards.length > 0 && (
        <CellGroup title={t('cards.list')}>
          {cards.map(({ id, bankName, kind, last4, boundAt }) => (
            <Cell key={id} href={`/cards/${id}`} icon={<Icon name="card" />} title={bankName} note={t('cards.since', { day: dayText(locale, boundAt) })} value={t(`cards.${kind}`)} valueNote={t('cards.tail', { last4 })} />
          ))}
        </CellGroup>
      )}
      <div className="mt-6 px-4">
        <LinkButton href="/cards/add" kind={cards.length === 0 ? 'primary' : 'default'}>
          {t('cards.add')}
        </LinkButton>
      </div>
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('cards.simulated')}</p>
    </Screen>
  )
}
