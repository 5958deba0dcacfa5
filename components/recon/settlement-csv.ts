import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { csvFile } from '@/lib/kernel/csv'
import { fenToYuan } from '@/lib/kernel/money'
import type { SettlementLineDto } from '@/lib/recon/schemas'

/** Long numbers would lose their last figures in a spreadsheet; a tab after them keeps them text. */
const asText = (number: string | null) => (number ? `${number}\t` : '')
/** Only what is above nothing: a field that begins with a minus would be read as a formula, so what is given back has its own columns. */
const above = (fen: bigint) => (fen > 0n ? fenToYuan(fen) : '')

/** One line of the note a line, newest first; amounts in yuan. */
export function settlementCsv(lines: readonly SettlementLineDto[], t: Translate): string {
  const heads = (['creditedAt', 'kind', 'billNo', 'number', 'gross', 'fee', 'refunds', 'feeBack'] as const).map((name) => t(`recon.${name}`))
  const rows = lines.map(({ kind, subjectId, billNo, billKey, amountFen, feeFen, creditedAt }) => [
    formatInstant(creditedAt), t(`recon.${kind}`), asText(billNo ?? subjectId), asText(billKey), above(amountFen), above(feeFen), above(-amountFen), above(-feeFen),
  ])
  return csvFile(heads, rows)
}
