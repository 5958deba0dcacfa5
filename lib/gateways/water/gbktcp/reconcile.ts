import { ok } from '@/lib/kernel/result'
import { sumFen } from '@/lib/kernel/money'
import { FILE_TIMEOUT_MS } from '../patience'
import type { DayDifference, DayPayment, Reconciler } from '../port'
import { converse, subjectOf } from './ask'
import { encodeRequest } from './codec'
import { MAX_PART_LINES } from './reconciliation-lines'
import type { RequestOf } from './transactions'

const KINDS = { '1': 'ONLY_PLATFORM', '2': 'ONLY_COMPANY', '3': 'AMOUNT' } as const satisfies Record<string, DayDifference['kind']>
/** 消费: the only kind of line in the public file. */
const KIND_OF_LINE = '消费'

type Line = RequestOf<'reconcile'>['rows'][number]

const toLine = ({ billNo, transactionId, paidAt, paidFen, feeFen }: DayPayment, n: number): Line => ({
  lineNo: n + 1, paidAt, orderNo: transactionId, orderFen: paidFen, paidFen, feeFen, incomeFen: paidFen - feeFen, merchantOrderNo: billNo, kind: KIND_OF_LINE,
})

export const gbktcpReconciler: Reconciler = {
  reconcile(call, { day, payments }) {
    const lines = payments.map(toLine)
    const sums = { day, lines: lines.length, totalFen: sumFen(payments.map(({ paidFen }) => paidFen)) }
    const parts = Math.max(1, Math.ceil(lines.length / MAX_PART_LINES))
    const subject = subjectOf(call, call.company.merchantId)
    const frames = Array.from({ length: parts }, (_, n) =>
      encodeRequest('reconcile', subject, { info: { ...sums, part: n + 1, parts }, rows: lines.slice(n * MAX_PART_LINES, (n + 1) * MAX_PART_LINES) }),
    )
    return converse(call, { trade: 'reconcile', subject, frames, timeoutMs: FILE_TIMEOUT_MS }, ({ info, rows }) =>
      ok({
        lines: info.lines,
        totalFen: info.totalFen,
        differences: rows.map(({ orderNo, kind, collectorFen, companyFen }) => ({ billNo: orderNo, kind: KINDS[kind as keyof typeof KINDS], platformFen: collectorFen, companyFen })),
      }),
    )
  },
}
