import { buttonClass, LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { beforeOf, Pager } from '@/components/ui/pager'
import { Screen } from '@/components/ui/screen'
import { dayText } from '@/components/ui/dates'
import { residentPage } from '@/lib/edge/page'
import { listInvoiceable } from '@/lib/invoices/pack'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('invoices.chooseTitle')

type Search = Promise<{ before?: string | string[]; none?: string | string[] }>

/** Payments to tick; a plain form, so that the next page's address holds what was chosen. */
export default async function ChoosePaymentsPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, t } = await residentPage()
  const { items, ...page } = await listInvoiceable({ ctx, input: { before: await beforeOf(searchParams) } })
  return (
    <Screen title={t('invoices.chooseTitle')} back={{ href: '/invoices', label: t('me.back', { title: t('invoices.title') }) }}>
      {items.length === 0 && (
        <Empty icon="list" title={t('invoices.chooseNone')} note={t('invoices.chooseNoneNote')}>
          <LinkButton href="/water" kind="default">
            {t('payment.toWater')}
          </LinkButton>
        </Empty>
      )}
      <div role="status">{(await searchParams).none !== undefined && items.length > 0 && <Notice tone="warn">{t('invoices.noneTicked')}</Notice>}</div>
      {items.length > 0 && (
        <form action="/invoices/apply" aria-label={t('invoices.chooseTitle')}>
          <fieldset className="mt-2 min-w-0">
            <legend className="px-4 pt-2 pb-2 text-note text-ink-2">{t('invoices.chooseNote')}</legend>
            <div className="rows bg-cell">
              {items.map(({ id, alias, companyName, leftFen, endedAt }, n) => (
                <label key={id} className="flex min-h-[max(56px,var(--tap))] cursor-pointer items-center gap-3 px-4 py-3 active:bg-pressed">
                  <input type="checkbox" name="payment" value={id} defaultChecked={n === 0} className="size-6 shrink-0 accent-brand-fill" />
                  <span className="min-w-0 grow break-words">
                    <span className="block">{alias}</span>
                    <span className="block text-note text-ink-2">
                      {companyName} · {dayText(locale, endedAt)}
                    </span>
                  </span>
                  <span className="shrink-0 text-note tabular-nums">{t('invoices.left', { amount: formatFen(leftFen) })}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <div className="px-4">
            <button type="submit" className={`${buttonClass('primary')} mt-4 w-full`}>
              {t('invoices.choose')}
            </button>
          </div>
        </form>
      )}
      <Pager href="/invoices/new" page={page} texts={{ newest: t('invoices.newest'), older: t('payment.older') }} />
    </Screen>
  )
}
