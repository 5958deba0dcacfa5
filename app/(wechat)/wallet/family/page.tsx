import { FamilyList } from '@/components/wallet/family-list'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { listFamilyCards } from '@/lib/funding/family'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('wallet.family')

/** 亲情卡 that the resident gives and has (rule P2). */
export default async function FamilyPage() {
  const { ctx, t } = await residentPage()
  const cards = await listFamilyCards({ ctx })
  const open = cards.filter(({ state }) => state !== 'ENDED')
  return (
    <Screen title={t('wallet.family')} back={{ href: '/wallet', label: t('me.back', { title: t('funding.wallet') }) }}>
      {open.length === 0 && <Empty icon="people" title={t('wallet.familyEmpty')} note={t('wallet.familyNote')} />}
      <FamilyList title={t('wallet.received')} cards={open.filter(({ mine }) => mine === 'RECEIVED')} t={t} />
      <FamilyList title={t('wallet.given')} cards={open.filter(({ mine }) => mine === 'GIVEN')} t={t} />
      <div className="mt-6 px-4">
        <LinkButton href="/wallet/family/give" kind={open.length === 0 ? 'primary' : 'default'}>
          {t('wallet.give')}
        </LinkButton>
      </div>
      <FamilyList title={t('wallet.past')} cards={cards.filter(({ state }) => state === 'ENDED')} t={t} />
    </Screen>
  )
}
