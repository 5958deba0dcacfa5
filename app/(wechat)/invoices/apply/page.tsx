import { redirect } from 'next/navigation'
import { ApplyForm } from '@/components/invoice/apply-form'
import { PaidLines } from '@/components/invoice/paid-lines'
import { LinkButton } from '@/components/ui/button'
import { Cell, CellGroup } from '@/components/ui/cells'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { Screen } from '@/components/ui/screen'
import { load, residentPage } from '@/lib/edge/page'
import { explain } from '@/lib/edge/action'
import { isDomainError } from '@/lib/kernel/errors'
import { applyOptions } from '@/lib/invoices/applying'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'
import { applyAction } from '../actions'

export const generateMetadata = titled('invoices.applyTitle')

type Search = Promise<{ payment?: string | string[]; merged?: string | string[] }>

/** What would stand on the invoices, to whom, and which kind (rules I1, I4). */
export default async function ApplyPage({ searchParams }: { searchParams: Search }) {
  const { ctx, locale, t } = await residentPage()
  const { payment, merged } = await searchParams
  const input = merged ? { mergedId: [merged].flat()[0] } : { paymentIds: [payment ?? []].flat() }
  if ('paymentIds' in input && input.paymentIds?.length === 0) redirect('/invoices/new?none=1')
  const back = { href: '/invoices/new', label: t('me.back', { title: t('invoices.chooseTitle') }) }
  const options = await load(applyOptions({ ctx, input })).catch((error: unknown) => {
    // What a resident can understand and do something about is said on the page itself.
    if (!isDomainError(error) || error.status < 404) throw error
    return explain(error, locale, ctx.requestId).message
  })
  if (typeof options === 'string') {
    return (
      <Screen title={t('invoices.applyTitle')} back={back}>
        <Empty icon="alert" title={options}>
          <LinkButton href="/invoices/new" kind="default">
            {t('invoices.chooseTitle')}
          </LinkButton>
        </Empty>
      </Screen>
    )
  }
  const { payments, sellers, titles } = options
  return (
    <Screen title={t('invoices.applyTitle')} back={back}>
      <CellGroup title={t('invoices.payment')}>
        {payments.map(({ id, alias, companyName, leftFen, prepaidFen }) => (
          <Cell key={id} title={alias} note={prepaidFen > 0n ? `${companyName} · ${t('invoices.prepaid', { amount: formatFen(prepaidFen) })}` : companyName} value={formatFen(leftFen)} />
        ))}
      </CellGroup>
      {sellers.map((seller) => (
        <PaidLines key={seller.companyName} {...seller} t={t} />
      ))}
      {sellers.length === 0 && <Notice tone="warn">{t(payments.some(({ prepaidFen }) => prepaidFen > 0n) ? 'invoices.onlyPrepaid' : 'invoices.nothingLeft')}</Notice>}
      {sellers.length > 0 && titles.length === 0 && (
        <Empty icon="list" title={t('invoices.noTitles')} note={t('invoices.noTitlesNote')}>
          <LinkButton href="/invoices/titles/new" kind="primary">
            {t('titles.add')}
          </LinkButton>
        </Empty>
      )}
      {sellers.length > 0 && titles.length > 0 && <ApplyForm action={applyAction} options={options} locale={locale} t={t} />}
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('invoices.simulated')}</p>
    </Screen>
  )
}
