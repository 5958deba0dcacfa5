import { Cell, CellGroup } from '@/components/ui/cells'
import { Icon, type IconName } from '@/components/ui/icon'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { listCards } from '@/lib/funding/cards'
import { listFamilyCards } from '@/lib/funding/family'
import { readFund } from '@/lib/funding/fund'
import { hasCredit } from '@/lib/funding/credit'
import { formatFen } from '@/lib/kernel/money'
import { readWallet } from '@/lib/payments'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('funding.wallet')

const icon = (name: IconName, ink: string) => <Icon name={name} className={`size-6 ${ink}`} />

/** 服务 → 钱包: everything the resident can pay with (rule P1). */
export default async function WalletPage() {
  const { ctx, t } = await residentPage()
  const [balanceFen, fund, cards, family, isOpened] = await Promise.all([readWallet({ ctx }), readFund({ ctx }), listCards({ ctx }), listFamilyCards({ ctx }), hasCredit({ ctx })])
  const inUse = family.filter(({ state }) => state !== 'ENDED')
  return (
    <Screen title={t('funding.wallet')} back={{ href: '/services', label: t('me.back', { title: t('me.services') }) }}>
      <CellGroup>
        <Cell href="/wallet/balance" icon={icon('wallet', 'text-brand')} title={t('funding.BALANCE')} value={formatFen(balanceFen)} />
        <Cell href="/wallet/fund" icon={icon('coin', 'text-warn')} title={t('funding.FUND')} value={formatFen(fund.balanceFen)} />
        <Cell href="/cards" icon={icon('card', 'text-link')} title={t('cards.title')} value={t('funding.count', { count: cards.length })} />
        <Cell href="/wallet/family" icon={icon('people', 'text-brand')} title={t('wallet.family')} value={t('funding.count', { count: inUse.length })} />
        <Cell href="/wallet/credit" icon={icon('shield', 'text-link')} title={t('wallet.credit')} value={isOpened ? undefined : t('wallet.notOpened')} />
      </CellGroup>
      <CellGroup>
        <Cell href="/wallet/order" icon={icon('list', 'text-link')} title={t('wallet.order')} />
        <Cell href="/wallet/transfers" icon={icon('clock', 'text-link')} title={t('wallet.transfers')} />
      </CellGroup>
    </Screen>
  )
}
