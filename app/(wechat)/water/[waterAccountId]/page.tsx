import { AccountFacts } from '@/components/account/account-facts'
import { AccountHead } from '@/components/account/account-head'
import { BillList } from '@/components/bill/bill-list'
import { ClosedNotice } from '@/components/payment/closed-notice'
import { UsageChart } from '@/components/chart/usage-chart'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Screen } from '@/components/ui/screen'
import { getAccountBills } from '@/lib/bills'
import { companyClosed } from '@/lib/companies'
import { load, residentPage } from '@/lib/edge/page'
import { sumFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { refreshAction } from './actions'

export const generateMetadata = titled('account.title')

type Props = { params: Promise<{ waterAccountId: string }>; searchParams: Promise<{ group?: string | string[] }> }

/** `group`: what the list showed, for the way back. */
export default async function AccountPage({ params, searchParams }: Props) {
  const { ctx, locale, t } = await residentPage()
  const { waterAccountId } = await params
  const group = [(await searchParams).group].flat()[0]
  const { account, bills, usage, dueFen } = await load(getAccountBills({ ctx, input: { waterAccountId } }))
  const closed = await companyClosed(ctx, account.companyCode)
  const lateFeeFen = sumFen(bills.filter((bill) => bill.state !== 'PAID').map((bill) => bill.lateFeeDueFen))
  return (
    <Screen title={t('account.title')} back={{ href: group ? `/water?group=${encodeURIComponent(group)}` : '/water', label: t('me.back', { title: t('water.title') }) }}>
      <ClosedNotice closed={closed} locale={locale} t={t} />
      <AccountHead account={account} dueFen={dueFen} lateFeeFen={lateFeeFen} open={account.openPaymentId} t={t} />
      <AccountFacts account={account} refresh={refreshAction} locale={locale} t={t} />
      <CellGroup title={t('account.usage')}>
        <UsageChart usage={usage} locale={locale} t={t} />
      </CellGroup>
      <BillList title={t('account.bills')} home={`/water/${waterAccountId}`} bills={bills} empty={t('account.billsEmpty')} locale={locale} t={t}>
        {bills.length > 0 && <Cell href={`/water/${waterAccountId}/bills`} title={t('account.allBills')} />}
      </BillList>
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('account.simulatedNote')}</p>
    </Screen>
  )
}
