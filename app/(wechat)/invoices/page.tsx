import { InvoiceExports } from '@/components/invoice/invoice-exports'
import { InvoiceList } from '@/components/invoice/invoice-list'
import { PackFilters } from '@/components/invoice/pack-filters'
import { LinkButton } from '@/components/ui/button'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Empty } from '@/components/ui/empty'
import { NavLink } from '@/components/ui/nav-link'
import { Notice } from '@/components/ui/notice'
import { beforeOf, Pager } from '@/components/ui/pager'
import { Screen } from '@/components/ui/screen'
import { residentPage } from '@/lib/edge/page'
import { listInvoices, MAX_EXPORT } from '@/lib/invoices/pack'
import { PackFilter } from '@/lib/invoices/pack/schemas'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('invoices.title')

type Search = Promise<Record<string, string | string[] | undefined>>

/** 卡包 → 票据: a person's invoices by year, found by number, title, company or category. */
export default async function InvoicesPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, t } = await residentPage()
  const filter = PackFilter.parse(await searchParams)
  const { items, years, waiting, ...page } = await listInvoices({ ctx, input: { ...filter, before: await beforeOf(searchParams) } })
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString()
  return (
    <Screen title={t('invoices.title')} back={{ href: '/card-pack', label: t('me.back', { title: t('invoices.pack') }) }}>
      {waiting[0] && (
        <Notice tone="warn">
          <NavLink href={`/invoices/${waiting[0]}`} className="tap flex items-center text-link">
            {t('invoices.waitingLetters', { n: waiting.length })}
          </NavLink>
        </Notice>
      )}
      {years.length > 0 && <PackFilters filter={filter} years={years} t={t} />}
      {items.length === 0 && (
        <Empty icon="list" title={t(query ? 'invoices.none' : page.first ? 'invoices.empty' : 'invoices.end')} note={query ? t('invoices.noneNote') : page.first ? t('invoices.emptyNote') : undefined} />
      )}
      <InvoiceList invoices={items} locale={locale} t={t} />
      <Pager href="/invoices" query={query} page={page} texts={{ newest: t('invoices.newest'), older: t('invoices.older') }} />
      <div className="mt-6 px-4">
        <LinkButton href="/invoices/new" kind="primary">
          {t('invoices.add')}
        </LinkButton>
      </div>
      <CellGroup>
        <Cell href="/invoices/titles" title={t('titles.title')} note={t('titles.note')} />
        <Cell href="/invoices/check" title={t('invoices.check')} note={t('invoices.checkNote')} />
      </CellGroup>
      {years.length > 0 && <InvoiceExports year={filter.year ?? years[0] ?? ''} max={MAX_EXPORT} t={t} />}
    </Screen>
  )
}
