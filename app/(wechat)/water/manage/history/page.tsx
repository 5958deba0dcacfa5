import { maskNumber } from '@/components/account/masked-number'
import { Cell, CellGroup } from '@/components/ui/cells'
import { dayText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager, type PageSearch } from '@/components/ui/pager'
import { Screen } from '@/components/ui/screen'
import { listUnbound } from '@/lib/accounts'
import { residentPage } from '@/lib/edge/page'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('manage.historyTitle')

export default async function UnboundPage({ searchParams }: { searchParams: PageSearch }) {
  const { ctx, locale, t } = await residentPage()
  const page = await listUnbound({ ctx, input: { before: await beforeOf(searchParams) } })
  return (
    <Screen title={t('manage.historyTitle')} back={{ href: '/water/manage', label: t('me.back', { title: t('manage.title') }) }}>
      {page.items.length === 0 && <Empty icon="clock" title={t('manage.historyEmpty')} />}
      {page.items.length > 0 && (
        <CellGroup>
          {page.items.map(({ id, companyCode, companyName, alias, billKey, unboundAt }) => (
            <Cell key={id} href={`/water/bind/${companyCode}?again=${id}`} title={<span className="break-words">{alias}</span>} note={`${companyName} · ${maskNumber(billKey)}`} value={t('manage.rebind')} valueNote={t('manage.unboundOn', { day: dayText(locale, unboundAt) })} />
          ))}
        </CellGroup>
      )}
      <Pager href="/water/manage/history" page={page} texts={{ newest: t('manage.newest'), older: t('manage.older') }} />
    </Screen>
  )
}
