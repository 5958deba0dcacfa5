import { BalanceHead } from '@/components/wallet/balance-head'
import { MovementList } from '@/components/wallet/movement-list'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { Empty } from '@/components/ui/empty'
import { NavLink } from '@/components/ui/nav-link'
import { Notice } from '@/components/ui/notice'
import { beforeOf, Pager, type PageSearch } from '@/components/ui/pager'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { countUnderWay, listMovements } from '@/lib/funding/wallet'
import { readWallet } from '@/lib/payments'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('wallet.balance')

/** 零钱: what is in it, how it came there and where it went. */
export default async function BalancePage({ searchParams }: { searchParams: PageSearch }) {
  const { ctx, locale, t } = await residentPage()
  const before = await beforeOf(searchParams)
  const [balanceFen, { items, ...page }, count] = await Promise.all([readWallet({ ctx }), listMovements({ ctx, input: { before } }), countUnderWay({ ctx })])
  return (
    <Screen title={t('wallet.balance')} back={{ href: '/wallet', label: t('me.back', { title: t('funding.wallet') }) }}>
      <BalanceHead label={t('wallet.balance')} fen={balanceFen} ways={[{ href: '/wallet/balance/top-up', text: t('wallet.topUp') }, { href: '/wallet/balance/withdraw', text: t('wallet.withdraw') }]} />
      {count > 0 && (
        <Notice tone="warn">
          <NavLink href="/wallet/transfers" className="text-link underline">
            {t('wallet.underWay', { count })}
          </NavLink>
          <AutoRefresh />
        </Notice>
      )}
      {items.length === 0 && <Empty icon="list" title={t(page.first ? 'wallet.movementsEmpty' : 'wallet.movementsEnd')} />}
      <MovementList items={items} locale={locale} t={t} />
      <Pager href="/wallet/balance" page={page} texts={{ newest: t('wallet.newest'), older: t('wallet.older') }} />
    </Screen>
  )
}
