import { cardOf, TransferStateTag } from '@/components/wallet/transfer-state'
import { Cell, CellGroup } from '@/components/ui/cells'
import { momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager, type PageSearch } from '@/components/ui/pager'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { listTransfers } from '@/lib/funding/wallet'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('wallet.transfers')

/** 充值, 提现 and 还款 with their states. */
export default async function TransfersPage({ searchParams }: { searchParams: PageSearch }) {
  const { ctx, locale, t } = await residentPage()
  const { items, ...page } = await listTransfers({ ctx, input: { before: await beforeOf(searchParams) } })
  return (
    <Screen title={t('wallet.transfers')} back={{ href: '/wallet', label: t('me.back', { title: t('funding.wallet') }) }}>
      {items.length === 0 && <Empty icon="list" title={t(page.first ? 'wallet.transfersEmpty' : 'wallet.transfersEnd')} />}
      {items.length > 0 && (
        <CellGroup>
          {items.map((item) => (
            <Cell
              key={item.id}
              href={`/wallet/transfers/${item.id}`}
              title={t(`wallet.K_${item.kind}`)}
              note={
                <>
                  {cardOf(item, t)}
                  <br />
                  {momentText(locale, item.createdAt)}
                </>
              }
              value={formatFen(item.amountFen)}
              valueNote={<TransferStateTag state={item.state} t={t} />}
            />
          ))}
        </CellGroup>
      )}
      <Pager href="/wallet/transfers" page={page} texts={{ newest: t('wallet.newest'), older: t('wallet.older') }} />
    </Screen>
  )
}
