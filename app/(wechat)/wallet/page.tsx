import { Cell, CellGroup } from '@/components/ui/cells'
import { Icon } from '@/components/ui/icon'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { listCards } from '@/lib/funding/cards'
import { formatFen } from '@/lib/kernel/money'
import { readWallet } from '@/lib/payments'
import { titled } from '../titled'

export const generateMetadata = titled('funding.wallet')

/** 服务 → 钱包: everything the resident can pay with (rule P1). */
export default async function WalletPage() {
  const { ctx, t } = await residentPage()
  const [balanceFen, cards] = await Promise.all([readWallet({ ctx }), listCards({ ctx })])
  return (
    <Screen title={t('funding.wallet')} back={{ href: '/services', label: t('me.back', { title: t('me.services') }) }}>
      <CellGroup>
        <Cell icon={<Icon name="wallet" className="size-6 text-brand" />} title={t('funding.BALANCE')} value={formatFen(balanceFen)} />
        <Cell href="/cards" icon={<Icon name="card" className="size-6 text-link" />} title={t('cards.title')} value={t('funding.count', { count: cards.length })} />
      </CellGroup>
    </Screen>
  )
}
