import { FamilyControls } from '@/components/wallet/family-controls'
import { FamilyStateTag } from '@/components/wallet/family-list'
import { SpendingList } from '@/components/wallet/spending-list'
import { CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { beforeOf, Pager, type PageSearch } from '@/components/ui/pager'
import { Screen } from '@/components/ui/screen'
import { load, residentPage } from '@/lib/edge/page'
import { getFamilyCard, listSpending } from '@/lib/funding/family'
import type { FamilyCardDto } from '@/lib/funding/family/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { answerAction, endAction, limitAction, pauseAction, resumeAction } from '../actions'

export const generateMetadata = titled('wallet.family')

const ACTIONS = { answer: answerAction, end: endAction, limit: limitAction, pause: pauseAction, resume: resumeAction }

type Props = { params: Promise<{ familyCardId: string }>; searchParams: PageSearch }

/** One 亲情卡, as its giver or its receiver sees it. */
export default async function FamilyCardPage({ params, searchParams }: Props) {
  const { ctx, locale, t } = await residentPage()
  const card = await load(getFamilyCard({ ctx, input: await params }))
  const { id, mine, state, giver, limitFen } = card
  const spending = mine === 'GIVEN' ? await listSpending({ ctx, input: { familyCardId: id, before: await beforeOf(searchParams) } }) : null
  return (
    <Screen title={t('wallet.family')} back={{ href: '/wallet/family', label: t('me.back', { title: t('wallet.family') }) }}>
      {mine === 'RECEIVED' && state === 'OFFERED' && <Notice title={t('wallet.offerText', { giver, limit: formatFen(limitFen) })} />}
      <CellGroup>
        <Facts facts={factsOf(card, locale, t)} />
      </CellGroup>
      <FamilyControls card={card} actions={ACTIONS} t={t} />
      {spending && (
        <>
          <SpendingList items={spending.items} empty={t(spending.first ? 'wallet.spendingEmpty' : 'wallet.spendingEnd')} locale={locale} t={t} />
          <Pager href={`/wallet/family/${id}`} page={spending} texts={{ newest: t('wallet.newest'), older: t('wallet.older') }} />
        </>
      )}
    </Screen>
  )
}

function factsOf(card: FamilyCardDto, locale: Locale, t: Translate) {
  const { giver, receiver, relation, limitFen, leftFen, state, endedBy, offeredAt, expiresAt, endedAt } = card
  return [
    { label: t('wallet.state'), value: <FamilyStateTag state={state} t={t} /> },
    ...(endedBy ? [{ label: t('wallet.endedWhy'), value: t(`wallet.by${endedBy}`) }] : []),
    { label: t('wallet.giver'), value: giver },
    { label: t('wallet.receiver'), value: `${receiver} · ${t(`wallet.${relation}`)}` },
    { label: t('wallet.limit'), value: formatFen(limitFen) },
    ...(state === 'ENDED' ? [] : [{ label: t('wallet.left'), value: formatFen(leftFen) }]),
    { label: t('wallet.offeredAt'), value: momentText(locale, offeredAt) },
    ...(state === 'OFFERED' ? [{ label: t('wallet.expiresAt'), value: momentText(locale, expiresAt) }] : []),
    ...(endedAt ? [{ label: t('wallet.endedAt'), value: momentText(locale, endedAt) }] : []),
  ]
}
