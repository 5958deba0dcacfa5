import type { ReactNode } from 'react'
import { Cell, CellGroup } from '@/components/ui/cells'
import { dayText, periodText } from '@/components/ui/dates'
import type { BillDto } from '@/lib/bills/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { BillStateTag } from './bill-state'

type Props = { title: string; home: string; bills: BillDto[]; empty: string; children?: ReactNode; locale: Locale; t: Translate }

/** `home` is the account's own address; `children` are rows below the bills. */
export function BillList({ title, home, bills, empty, children, locale, t }: Props) {
  return (
    <CellGroup title={title}>
      {bills.length === 0 && <p className="px-4 py-6 text-center text-ink-2">{empty}</p>}
      {bills.map((bill) => (
        <Cell
          key={bill.billNo}
          href={`${home}/bills/${encodeURIComponent(bill.billNo)}`}
          title={periodText(locale, bill.beginMonth, bill.endMonth)}
          note={noteOf(bill, locale, t)}
          value={formatFen(bill.state === 'PAID' ? bill.amountFen + bill.lateFeeFen : bill.outstandingFen)}
          valueNote={<BillStateTag state={bill.state} t={t} />}
        />
      ))}
      {children}
    </CellGroup>
  )
}

function noteOf(bill: BillDto, locale: Locale, t: Translate): string {
  const volume = t('account.volume', { volume: bill.volumeM3 })
  if (bill.state === 'PAID') return volume
  const part = bill.paidFen > 0n ? ` · ${t('account.part', { amount: formatFen(bill.paidFen) })}` : ''
  return `${volume} · ${t('account.dueBy', { day: dayText(locale, bill.dueOn) })}${part}`
}
