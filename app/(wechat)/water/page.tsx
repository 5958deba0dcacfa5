import { AccountList } from '@/components/account/account-list'
import { LinkButton } from '@/components/ui/button'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Screen } from '@/components/ui/screen'
import { listFreshAccounts } from '@/lib/bills'
import { residentPage } from '@/lib/edge/page'
import { titled } from '../titled'

export const generateMetadata = titled('water.title')

export default async function WaterPage() {
  const { ctx, locale, t } = await residentPage()
  const { accounts, stale } = await listFreshAccounts({ ctx })
  return (
    <Screen title={t('water.title')} back={{ href: '/services/life', label: t('me.back', { title: t('water.life') }) }}>
      {accounts.length === 0 ? (
        <Empty icon="drop" title={t('water.emptyTitle')} note={t('water.emptyText')}>
          <LinkButton href="/water/bind" kind="primary">
            {t('water.addFirst')}
          </LinkButton>
        </Empty>
      ) : (
        <AccountList accounts={accounts} stale={stale} locale={locale} t={t} />
      )}
      <CellGroup>
        {accounts.length > 0 && <Cell href="/water/bind" icon={<Icon name="plus" className="size-6 text-brand" />} title={t('water.add')} />}
        <Cell href="/payments" icon={<Icon name="list" className="size-6 text-brand" />} title={t('water.records')} />
      </CellGroup>
    </Screen>
  )
}
