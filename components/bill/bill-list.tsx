import { Cell, CellGroup } from '@/components/ui/cells'
import { dayText, periodText } from '@/components/ui/dates'
import type { BillDto } from '@/lib/bills/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { BillStateTag } from './bill-state'

type Props = { waterAccountId: string; bills: BillDto[]; locale: Locale; t: Translate }

export function BillList({ waterAccountId, bills, locale, t }: Props) {
  return (
    <CellGroup title={t('account.bills')}>
      {bills.length === 0 && <p className="px-4 py-6 text-center text-ink-2">{t('account.billsEmpty')}</p>}
      {bills.map((bill) => (
        <Cell
          key={bill.billNo}
          plain
          href={`/water/${waterAccountId}/bills/${encodeURIComponent(bill.billNo)}`}
          title={periodText(locale, bill.beginMonth, bill.endMonth)}
          note={noteOf(bill, locale, t)}
          value={<span className="tabular-nums">{formatFen(bill.state === 'PAID' ? bill.amountFen + bill.lateFeeFen : bill.outstandingFen)}</span>}
          valueNote={<BillStateTag state={bill.state} t={t} />}
        />
      ))}
    </CellGroup>
  )
}

function noteOf(bill: BillDto, locale: Locale, t: Translate): string {
  const volume = t('account.volume', { volume: bill.volumeM3 })
  if (bill.state === 'PAID') return volume
  const part = bill.paidFen > 0n ? ` · ${t('account.part', { amount: formatFen(bill.paidFen) })}` : ''
  return `${volume} · ${t('account.dueBy', { day: dayText(locale, bill.dueOn) })}${part}`
}
