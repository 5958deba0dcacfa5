import { BillList } from '@/components/bill/bill-list'
import { beforeOf, Pager, type PageSearch } from '@/components/ui/pager'
import { Screen } from '@/components/ui/screen'
import { listBills } from '@/lib/bills'
import { load, residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('account.allBills')

type Props = { params: Promise<{ waterAccountId: string }>; searchParams: PageSearch }

export default async function BillsPage({ params, searchParams }: Props) {
  const { ctx, locale, t } = await residentPage()
  const { waterAccountId } = await params
  const before = await beforeOf(searchParams)
  const { account, bills, ...page } = await load(listBills({ ctx, input: { waterAccountId, before } }))
  const home = `/water/${waterAccountId}`
  return (
    <Screen title={t('account.allBills')} back={{ href: home, label: t('me.back', { title: t('account.title') }) }}>
      <BillList title={account.alias} home={home} bills={bills} empty={t(page.first ? 'account.billsEmpty' : 'account.billsEnd')} locale={locale} t={t} />
      <Pager href={`${home}/bills`} page={page} texts={{ newest: t('account.newestBills'), older: t('account.olderBills') }} />
    </Screen>
  )
}
