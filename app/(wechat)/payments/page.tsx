import { PaymentList } from '@/components/payment/payment-list'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager, type PageSearch } from '@/components/ui/pager'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { listPayments } from '@/lib/payments'
import { titled } from '../titled'

export const generateMetadata = titled('payment.recordsTitle')

export default async function PaymentsPage({ searchParams }: { searchParams: PageSearch }) {
  const { ctx, locale, t } = await residentPage()
  const before = await beforeOf(searchParams)
  const { items, ...page } = await listPayments({ ctx, input: { before } })
  return (
    <Screen title={t('payment.recordsTitle')} back={{ href: '/water', label: t('me.back', { title: t('water.title') }) }}>
      {items.length === 0 && (
        <Empty icon="list" title={t(page.first ? 'payment.recordsEmpty' : 'payment.recordsEnd')} note={page.first ? t('payment.recordsEmptyNote') : undefined}>
          <LinkButton href="/water" kind="default">
            {t('payment.toWater')}
          </LinkButton>
        </Empty>
      )}
      <PaymentList payments={items} locale={locale} t={t} />
      <Pager href="/payments" page={page} texts={{ newest: t('payment.newest'), older: t('payment.older') }} />
    </Screen>
  )
}
