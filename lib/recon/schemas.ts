import { z } from 'zod'
import { Id } from '@/lib/kernel/input'
import { BeforeInput } from '@/lib/kernel/paging'
import { SETTLEMENT_STATES, type SettlementState } from './states'

export type { SettlementState } from './states'

/** A filter as an address has it; what means nothing is no filter. */
export const SettlementFilter = z.object({
  company: z.string().regex(/^[a-z0-9-]{1,40}$/).optional().catch(undefined),
  state: z.enum(SETTLEMENT_STATES).optional().catch(undefined),
})
export type SettlementFilter = z.infer<typeof SettlementFilter>
export const SettlementListInput = SettlementFilter.extend(BeforeInput.shape)
export const SettlementIdInput = z.object({ settlementId: Id })
export const DayInput = z.object({ day: z.iso.date() })

/** `refundFen` is zero or below. `number`: by which the bank side knows the present attempt. `code`: why it refused. */
export type SettlementDto = {
  id: string; number: string; companyCode: string; companyName: string; day: string; since: Date; until: Date; lineCount: number
  grossFen: bigint; refundFen: bigint; feePpm: bigint; feeFen: bigint; netFen: bigint
  merchantNo: string; state: SettlementState; attempt: number; code: string | null; adviceNo: string | null; createdAt: Date; endedAt: Date | null
}

/** `billNo`, `billKey`: of the payment; null where money was given back. */
export type SettlementLineDto = { id: string; kind: 'PAYMENT' | 'REFUND'; subjectId: string; billNo: string | null; billKey: string | null; amountFen: bigint; feeFen: bigint; creditedAt: Date }

/** `waitingFen`: credited and in no settlement yet; `nextFen`: what of it the next run takes. */
export type CompanyWaiting = { companyCode: string; companyName: string; feePpm: bigint; feeSource: string; waitingCount: number; waitingFen: bigint; nextFen: bigint }

/** `isYearKnown`: the holidays of the next run's year. `shares`: of the days' net in thousandths of the largest, oldest first. */
export type SettlementBoard = {
  nextRun: { day: string; at: Date; isYearKnown: boolean }
  sums: { waitingFen: bigint; underWayFen: bigint; refusedFen: bigint; paidFen: bigint; feeFen: bigint }
  companies: CompanyWaiting[]
  days: { day: string; netFen: bigint; permille: number }[]
}

/** What the two sides differ by at the day's end, and how many breaks of the day are open or explained. */
export type CustodianDayDto = {
  id: string; day: string; openingFen: bigint; closingFen: bigint; entryCount: number; ourOpeningFen: bigint; ourClosingFen: bigint; ourEntryCount: number
  matchedCount: number; comparedAt: Date; openCount: number; explainedCount: number
}

export type BreakDto = { id: string; side: 'BANK' | 'OURS' | 'AMOUNT'; kind: string; reference: string; bankFen: bigint | null; ourFen: bigint | null; at: Date; state: 'OPEN' | 'EXPLAINED'; explainedDay: string | null }

/** `tries`: how often the bank has been asked for it without an answer. */
export type NextComparison = { day: string; at: Date; tries: number }
