import { maskNumber } from '@/components/account/masked-number'
import { paidWith } from '@/components/funding/source-name'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { csvFile } from '@/lib/kernel/csv'
import { fenToYuan } from '@/lib/kernel/money'
import type { PaymentDto } from '@/lib/payments/schemas'

/** Long numbers would lose their last figures in a spreadsheet; a tab after them keeps them text, as in WeChat's own bills. */
const asText = (number: string | null) => (number ? `${number}\t` : '')

/** One payment a line, newest first; amounts in yuan. */
export function recordsCsv(payments: readonly PaymentDto[], t: Translate): string {
  const heads = (['time', 'transactionId', 'billNo', 'number', 'alias', 'company', 'source', 'amount', 'fee', 'refunded', 'state', 'receipt'] as const).map((name) => t(`records.${name}`))
  const rows = payments.map((payment) => [
    formatInstant(payment.createdAt), asText(payment.transactionId), asText(payment.billNo), maskNumber(payment.billKey), payment.alias, payment.companyName,
    paidWith(payment, t), fenToYuan(payment.amountFen), fenToYuan(payment.feeFen), fenToYuan(payment.refundedFen), t(`payment.${payment.state}`), asText(payment.channelBillNo),
  ])
  return csvFile(heads, rows)
}
