import { requireDesk } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { dayStart } from '@/lib/kernel/calendar'
import { comingRun, runTime } from './daily'
import { PAID_COMPANIES } from './paid-companies'
import type { CompanyWaiting, SettlementBoard } from './schemas'
import { isYearKnown } from './working-days'

/** Companies that the board shows, those with the most waiting first. */
const COMPANIES_SHOWN = 50
/** Days of its picture */
const DAYS_SHOWN = 14

const SUMS = `SELECT coalesce(sum(net_fen) FILTER (WHERE state IN ('REQUESTED', 'UNKNOWN')), 0)::bigint AS "underWayFen", coalesce(sum(net_fen) FILTER (WHERE state = 'REFUSED'), 0)::bigint AS "refusedFen",
  coalesce(sum(net_fen) FILTER (WHERE state = 'DONE'), 0)::bigint AS "paidFen", coalesce(sum(fee_fen) FILTER (WHERE state <> 'CARRIED'), 0)::bigint AS "feeFen" FROM settlement`
const WAITING = `SELECT coalesce(sum(balance_fen), 0)::bigint AS fen FROM ledger_balance WHERE account_id LIKE 'payable:%'`
const DAYS = `SELECT day, sum(net_fen)::bigint AS "netFen" FROM settlement WHERE state <> 'CARRIED' GROUP BY day ORDER BY day DESC LIMIT ${DAYS_SHOWN}`
const COMPANIES = `SELECT c.code AS "companyCode", c.name AS "companyName", c.service_fee_ppm AS "feePpm", c.service_fee_source AS "feeSource", d.n AS "waitingCount", d.fen AS "waitingFen", d.next AS "nextFen"
  FROM ${PAID_COMPANIES} c CROSS JOIN LATERAL (SELECT count(*)::int AS n, coalesce(sum(amount_fen), 0)::bigint AS fen, coalesce(sum(amount_fen) FILTER (WHERE credited_at < $2::timestamptz), 0)::bigint AS next
    FROM settlement_due(c.code, $1::timestamptz)) d ORDER BY d.n DESC, c.code LIMIT ${COMPANIES_SHOWN}`

/** How things stand between the platform and its companies. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function readSettlementBoard({ ctx }: { ctx: Ctx }): Promise<SettlementBoard> {
  requireDesk(ctx)
  const day = comingRun(ctx)
  // What is credited in this very moment counts as well.
  const now = new Date(ctx.clock.now().getTime() + 1)
  const [[sums], [waiting], days, companies] = await Promise.all([
    ctx.db.query<Omit<SettlementBoard['sums'], 'waitingFen'>>(SUMS, []),
    ctx.db.query<{ fen: bigint }>(WAITING, []),
    ctx.db.query<{ day: string; netFen: bigint }>(DAYS, []),
    ctx.db.query<CompanyWaiting>(COMPANIES, [now, dayStart(day)]),
  ])
  return {
    nextRun: { day, at: runTime(day), isYearKnown: isYearKnown(day) },
    sums: { waitingFen: waiting?.fen ?? 0n, underWayFen: sums?.underWayFen ?? 0n, refusedFen: sums?.refusedFen ?? 0n, paidFen: sums?.paidFen ?? 0n, feeFen: sums?.feeFen ?? 0n },
    companies,
    days: withShares(days.toReversed()),
  }
}

function withShares(days: { day: string; netFen: bigint }[]): SettlementBoard['days'] {
  const top = days.reduce((most, { netFen }) => (netFen > most ? netFen : most), 1n)
  const shareOf = (part: bigint) => Number((part * 1_000n) / top)
  return days.map((one) => ({ ...one, permille: shareOf(one.netFen) }))
}
