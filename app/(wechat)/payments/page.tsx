import { PaymentList } from '@/components/payment/payment-list'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { listPayments } from '@/lib/payments'
import { titled } from '../titled'

export const generateMetadata = titled('payment.recordsTitle')

export default async function PaymentsPage({ searchParams }: { searchParams: Promise<{ before?: string | string[] }> }) {
  const { ctx, locale, t } = await residentPage()
  const before = [(await searchParams).before].flat()[0]?.slice(0, 120)
  const { items, next } = await listPayments({ ctx, input: { before } })
  return (
    <Screen title={t('payment.recordsTitle')} back={{ href: '/water', label: t('me.back', { title: t('water.title') }) }}>
      {items.length === 0 && (
        <Empty icon="list" title={before ? t('payment.recordsEnd') : t('payment.recordsEmpty')} note={before ? undefined : t('payment.recordsEmptyNote')}>
          <LinkButton href="/water" kind="default">
            {t('payment.toWater')}
          </LinkButton>
        </Empty>
      )}
      <PaymentList payments={items} locale={locale} t={t} />
      <div className="mt-4 flex gap-3 px-4">
        {before && (
          <LinkButton href="/payments" kind="default" className="flex-1">
            {t('payment.newest')}
          </LinkButton>
        )}
        {next && (
          <LinkButton href={`/payments?before=${encodeURIComponent(next)}`} kind="default" className="flex-1">
            {t('payment.older')}
          </LinkButton>
        )}
      </div>
    </Screen>
  )
}
