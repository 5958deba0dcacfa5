import { PaymentList } from '@/components/payment/payment-list'
import { RecordFilters } from '@/components/payment/record-filters'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { beforeOf, Pager } from '@/components/ui/pager'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { listRecords, MAX_ROWS, readRecordChoices } from '@/lib/payments/records'
import { RecordFilter } from '@/lib/payments/records/schemas'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('payment.recordsTitle')

type Search = Promise<Record<string, string | string[] | undefined>>

/** 交易记录 by month, with what was paid in each. */
export default async function PaymentsPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, t } = await residentPage()
  const filter = RecordFilter.parse(await searchParams)
  const before = await beforeOf(searchParams)
  const [{ items, months, ...page }, choices] = await Promise.all([listRecords({ ctx, input: { ...filter, before } }), readRecordChoices({ ctx })])
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString()
  const isFiltered = query !== ''
  return (
    <Screen title={t('payment.recordsTitle')} back={{ href: '/water', label: t('me.back', { title: t('water.title') }) }}>
      {choices.months.length > 0 && <RecordFilters filter={filter} choices={choices} locale={locale} t={t} />}
      {items.length === 0 && (
        <Empty icon="list" title={t(isFiltered ? 'records.none' : page.first ? 'payment.recordsEmpty' : 'payment.recordsEnd')} note={isFiltered ? t('records.noneNote') : page.first ? t('payment.recordsEmptyNote') : undefined}>
          <LinkButton href={isFiltered ? '/payments' : '/water'} kind="default">
            {t(isFiltered ? 'records.clear' : 'payment.toWater')}
          </LinkButton>
        </Empty>
      )}
      <PaymentList payments={items} months={months} locale={locale} t={t} />
      <Pager href="/payments" query={query} page={page} texts={{ newest: t('payment.newest'), older: t('payment.older') }} />
      {items.length > 0 && (
        <p className="px-4 pt-6 text-center text-note text-ink-2">
          <a href={`/payments/export?${query}`} download className="tap inline-flex items-center text-link">
            {t('records.export')}
          </a>
          <span className="block text-caption">{t('records.exportNote', { max: MAX_ROWS })}</span>
        </p>
      )}
    </Screen>
  )
}
