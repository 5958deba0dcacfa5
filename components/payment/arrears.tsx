import { CellGroup, Cell } from '@/components/ui/cells'
import { periodText } from '@/components/ui/dates'
import { BillStateTag } from '@/components/bill/bill-state'
import type { BillDto } from '@/lib/bills/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'

/** What is owed, in the order in which it is settled. */
export function Arrears({ bills, locale, t }: { bills: BillDto[]; locale: Locale; t: Translate }) {
  if (bills.length === 0) return null
  return (
    <CellGroup title={t('payment.arrears')}>
      {bills.map((bill) => (
        <Cell
          key={bill.billNo}
          title={periodText(locale, bill.beginMonth, bill.endMonth)}
          note={bill.lateFeeDueFen > 0n ? t('account.includesLateFee', { amount: formatFen(bill.lateFeeDueFen) }) : undefined}
          value={formatFen(bill.outstandingFen)}
          valueNote={<BillStateTag state={bill.state} t={t} />}
        />
      ))}
    </CellGroup>
  )
}
