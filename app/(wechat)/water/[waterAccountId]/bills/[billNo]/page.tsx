import { BillDiffers, BillLines } from '@/components/bill/bill-lines'
import { BillStateTag } from '@/components/bill/bill-state'
import { BillTiers } from '@/components/bill/bill-tiers'
import { Amount } from '@/components/ui/amount'
import { LinkButton } from '@/components/ui/button'
import { CellGroup } from '@/components/ui/cells'
import { dayText, periodText } from '@/components/ui/dates'
import { type Fact, Facts } from '@/components/ui/facts'
import { Screen } from '@/components/ui/screen'
import { Tag } from '@/components/ui/tag'
import { getBill } from '@/lib/bills'
import type { BillDetailDto } from '@/lib/bills/schemas'
import { load, residentPage } from '@/lib/edge/page'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { titled } from '@/lib/edge/titled'

export const generateMetadata = titled('bill.title')

type Params = Promise<{ waterAccountId: string; billNo: string }>

export default async function BillPage({ params }: { params: Params }) {
  const { ctx, locale, t } = await residentPage()
  const { waterAccountId, billNo } = await params
  const bill = await load(getBill({ ctx, input: { waterAccountId, billNo: decodeURIComponent(billNo) } }))
  const paid = bill.state === 'PAID'
  return (
    <Screen title={t('bill.title')} back={{ href: `/water/${waterAccountId}`, label: t('me.back', { title: t('account.title') }) }}>
      <section aria-label={t('bill.total')} className="mx-2 mt-2 rounded-lg bg-cell px-4 py-5 text-center">
        <p className="text-note text-ink-2">
          {bill.account.alias} <Tag>{t('common.simulated')}</Tag>
        </p>
        <p className="mt-3 text-note text-ink-2">{paid ? t('bill.total') : t('bill.outstanding')}</p>
        <p>
          <Amount fen={paid ? bill.amountFen + bill.lateFeeFen : bill.outstandingFen} />
        </p>
        <p className="mt-1">
          <BillStateTag state={bill.state} t={t} />
        </p>
        {!paid && (
          <LinkButton href={`/water/${waterAccountId}/pay`} kind="primary" className="mt-5">
            {t('bill.pay')}
          </LinkButton>
        )}
        {!paid && (bill.account.dueFen ?? 0n) > bill.outstandingFen && <p className="mt-2 text-note text-ink-2">{t('bill.payNote', { amount: formatFen(bill.account.dueFen ?? 0n) })}</p>}
      </section>
      {bill.differs && <BillDiffers bill={bill} hotline={bill.account.hotline} t={t} />}
      <CellGroup>
        <Facts facts={factsOf(bill, locale, t)} />
      </CellGroup>
      {bill.bars.length > 0 && <BillTiers bars={bill.bars} t={t} />}
      <BillLines lines={bill.lines} t={t} />
      <p className="px-4 pt-4 text-center text-caption text-ink-2">{t('bill.simulatedNote')}</p>
    </Screen>
  )
}

function factsOf(bill: BillDetailDto, locale: Locale, t: Translate): Fact[] {
  return [
    { label: t('bill.period'), value: periodText(locale, bill.beginMonth, bill.endMonth) },
    { label: t('bill.volume'), value: t('bill.volumeValue', { volume: bill.volumeM3 }) },
    { label: t('bill.issued'), value: dayText(locale, bill.issuedOn) },
    { label: t('bill.dueOn'), value: dayText(locale, bill.dueOn) },
    { label: t('bill.billNo'), value: bill.billNo },
    { label: t('bill.amount'), value: formatFen(bill.amountFen) },
    { label: t('bill.lateFee'), value: formatFen(bill.lateFeeFen) },
    { label: t('bill.paid'), value: formatFen(bill.paidFen) },
    { label: t('bill.outstanding'), value: formatFen(bill.outstandingFen > 0n ? bill.outstandingFen : 0n), strong: true },
  ]
}
