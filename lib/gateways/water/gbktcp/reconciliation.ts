/**
 * The file that tells what was paid on a day (对账文件): a line of sums, then a line for each payment, CRLF behind each.
 * Layout from DOMAIN §7.2. Its sample is UTF-8, but its lines have their 192 bytes only in GBK; in GB 18030 here, like the rest.
 * Ours: the merchant's order number stands on the left, sums are checked, and lines are numbered from 1 without a gap.
 */
import { err, ok, type Result } from '@/lib/kernel/result'
import { sumFen } from '@/lib/kernel/money'
import { sizeOf, type ValueOf } from './fields'
import { type PAYMENT, PAYMENT_LINE, SUMS } from './reconciliation-lines'
import { readRecord, writeRecord, type Problem } from './records'

const END = Buffer.from('\r\n')

/** About 19 MB; a company of a million meters has fewer payments on a day. */
export const MAX_LINES = 100_000

export type ReconciliationPayment = ValueOf<typeof PAYMENT>
export type Reconciliation = { day: string; payments: ReconciliationPayment[] }
/** SUMS_WRONG: the first line does not say what the others come to. LINES_WRONG: lines missing, too many, or out of order. */
export type ReconciliationProblem = { kind: 'SUMS_WRONG' | 'LINES_WRONG' | 'TOO_MANY_LINES' } | { line: number; problem: Problem }

export const reconciliationFileName = (merchantId: string, onDay: string): string => `${merchantId}-${onDay}.txt`

const totalOf = (payments: readonly ReconciliationPayment[]): bigint => sumFen(payments.map(({ paidFen }) => paidFen))

export function encodeReconciliation({ day: onDay, payments }: Reconciliation): Result<Uint8Array, ReconciliationProblem> {
  if (payments.length > MAX_LINES) return err({ kind: 'TOO_MANY_LINES' })
  const sums = writeRecord(SUMS, { day: onDay, lines: payments.length, totalFen: totalOf(payments) })
  if (!sums.ok) return err({ line: 0, problem: sums.error })
  const parts: Uint8Array[] = [sums.value, END]
  for (const [n, payment] of payments.entries()) {
    const line = writeRecord(PAYMENT_LINE, { lineNo: n + 1, ...payment })
    if (!line.ok) return err({ line: n + 1, problem: line.error })
    parts.push(line.value, END)
  }
  return ok(Buffer.concat(parts))
}

/** Line 0 is that of the sums. */
export function decodeReconciliation(file: Uint8Array): Result<Reconciliation, ReconciliationProblem> {
  const [first, size] = [sizeOf(SUMS), sizeOf(PAYMENT_LINE) + END.byteLength]
  const sums = readRecord(SUMS, file.subarray(0, first))
  if (!sums.ok) return err({ line: 0, problem: sums.error })
  if (sums.value.lines > MAX_LINES) return err({ kind: 'TOO_MANY_LINES' })
  if (!endsLine(file, first) || file.byteLength !== first + END.byteLength + sums.value.lines * size) return err({ kind: 'LINES_WRONG' })
  const payments: ReconciliationPayment[] = []
  for (let at = first + END.byteLength; at < file.byteLength; at += size) {
    const line = readRecord(PAYMENT_LINE, file.subarray(at, at + size - END.byteLength))
    if (!line.ok) return err({ line: payments.length + 1, problem: line.error })
    const { lineNo, ...payment } = line.value
    payments.push(payment)
    if (lineNo !== payments.length || !endsLine(file, at + size - END.byteLength)) return err({ kind: 'LINES_WRONG' })
  }
  return totalOf(payments) === sums.value.totalFen ? ok({ day: sums.value.day, payments }) : err({ kind: 'SUMS_WRONG' })
}

const endsLine = (file: Uint8Array, at: number): boolean => END.equals(file.subarray(at, at + END.byteLength))
