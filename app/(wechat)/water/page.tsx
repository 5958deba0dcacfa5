import { AccountList } from '@/components/account/account-list'
import { GroupChips } from '@/components/account/group-chips'
import { PullRefresh } from '@/components/account/pull-refresh'
import { WaterTotals } from '@/components/account/water-totals'
import { LinkButton } from '@/components/ui/button'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Empty } from '@/components/ui/empty'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { Screen } from '@/components/ui/screen'
import { groupKey } from '@/lib/accounts'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import { listFreshAccounts } from '@/lib/bills'
import { residentPage } from '@/lib/edge/page'
import type { Translate } from '@/lib/i18n'
import { titled } from '@/lib/edge/titled'
import { refreshAllAction } from './actions'
import { usedGroups } from './named-groups'

export const generateMetadata = titled('water.title')

type Search = Promise<{ group?: string | string[] }>

/** Home of 水费: all accounts with what they owe or have; a group that is not there any more shows all. */
export default async function WaterPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, t } = await residentPage()
  const { accounts, stale } = await listFreshAccounts({ ctx })
  const groups = usedGroups(accounts, t)
  const asked = [(await searchParams).group].flat()[0]
  const chosen = groups.find(({ key }) => key === asked)?.key ?? ''
  const shown = chosen ? accounts.filter((account) => groupKey(account) === chosen) : accounts
  const silent = silentCompanies(shown, stale)
  const owing = accounts.filter(({ dueFen, openPaymentId }) => (dueFen ?? 0n) > 0n && !openPaymentId).length
  return (
    <Screen title={t('water.title')} back={{ href: '/services/life', label: t('me.back', { title: t('water.life') }) }}>
      {accounts.length === 0 ? (
        <Empty icon="drop" title={t('water.emptyTitle')} note={t('water.emptyText')}>
          <LinkButton href="/water/bind" kind="primary">
            {t('water.addFirst')}
          </LinkButton>
        </Empty>
      ) : (
        <>
          <PullRefresh action={refreshAllAction} texts={pullTexts(t)} />
          {silent.map((company) => (
            <Notice key={company} tone="warn" title={t('water.silent', { company })} />
          ))}
          <WaterTotals accounts={shown} locale={locale} t={t} />
          {owing > 1 && (
            <div className="mx-2 mt-2">
              <LinkButton href="/water/merge" kind="primary">
                {t('merged.entry')}
              </LinkButton>
            </div>
          )}
          <GroupChips href="/water" groups={groups} chosen={chosen} t={t} />
          <AccountList group={chosen} accounts={shown} stale={stale} locale={locale} t={t} />
        </>
      )}
      <CellGroup title={t('water.manage')}>
        {accounts.length > 0 && <Cell href="/water/bind" icon={<Icon name="plus" className="size-6 text-brand" />} title={t('water.add')} />}
        <Cell href="/water/manage" icon={<Icon name="drop" className="size-6 text-brand" />} title={t('manage.title')} />
        <Cell href="/payments" icon={<Icon name="list" className="size-6 text-brand" />} title={t('water.records')} />
      </CellGroup>
    </Screen>
  )
}

const pullTexts = (t: Translate) => ({ refresh: t('water.refresh'), refreshing: t('water.refreshing'), pull: t('water.pull'), release: t('water.release') })

/** A company is silent when there is news of none of its numbers; of a single one the row says how old it is. */
function silentCompanies(accounts: WaterAccountDto[], stale: string[]): string[] {
  const answered = new Set(accounts.filter(({ id }) => !stale.includes(id)).map(({ companyName }) => companyName))
  return [...new Set(accounts.map(({ companyName }) => companyName))].filter((company) => !answered.has(company))
}
