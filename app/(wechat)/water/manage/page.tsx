import { ManagedList } from '@/components/account/managed-list'
import { LinkButton } from '@/components/ui/button'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Screen } from '@/components/ui/screen'
import { SearchField } from '@/components/ui/search-field'
import { groupKey, listWaterAccounts, MAX_ACCOUNTS, searchAccounts } from '@/lib/accounts'
import { residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'
import { usedGroups } from '../named-groups'

export const generateMetadata = titled('manage.title')

type Search = Promise<{ q?: string | string[] }>

/** 缴费管理 → 户号管理 (rule A2). */
export default async function ManagePage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, t } = await residentPage()
  const accounts = await listWaterAccounts({ ctx })
  const query = [(await searchParams).q].flat()[0]?.trim().slice(0, 40) ?? ''
  const found = searchAccounts(accounts, query)
  return (
    <Screen title={t('manage.title')} back={{ href: '/water', label: t('me.back', { title: t('water.title') }) }}>
      <p className="px-4 pt-3 text-note text-ink-2">{t('manage.count', { count: accounts.length, max: MAX_ACCOUNTS })}</p>
      {accounts.length > 0 && <SearchField path="/water/manage" text={query} label={t('manage.search')} placeholder={t('manage.searchPlaceholder')} icon={<Icon name="search" className="size-5 shrink-0" />} />}
      <div role="status">
        {query && accounts.length > 0 && <p className="px-4 pt-2 text-note text-ink-2">{t('manage.found', { count: found.length })}</p>}
        {accounts.length > 0 && found.length === 0 && <Empty icon="list" title={t('manage.noneFound', { query })} note={t('manage.noneFoundNote')} />}
      </div>
      {accounts.length === 0 && (
        <Empty icon="drop" title={t('water.emptyTitle')} note={t('water.emptyText')}>
          <LinkButton href="/water/bind" kind="primary">
            {t('water.addFirst')}
          </LinkButton>
        </Empty>
      )}
      {usedGroups(found, t).map(({ key, name }) => (
        <ManagedList key={key} group={name} accounts={found.filter((account) => groupKey(account) === key)} locale={locale} t={t} />
      ))}
      <CellGroup>
        {accounts.length > 0 && <Cell href="/water/bind" icon={<Icon name="plus" className="size-6 text-brand" />} title={t('water.add')} />}
        <Cell href="/water/manage/history" icon={<Icon name="clock" className="size-6 text-brand" />} title={t('manage.history')} />
      </CellGroup>
    </Screen>
  )
}
