import { z } from 'zod'
import { requireRole } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { talkToBank } from '@/lib/funding'
import { MINUTE_MS, shanghaiInstant } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { sumFen } from '@/lib/kernel/money'

/** A minute of Shanghai as a field for it gives it; that minute is included to its end. */
const At = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/).optional().catch(undefined)
export const EscrowInput = z.object({ at: At })

/** A group of ledger accounts, by the first part of their names. */
export type EscrowLine = { kind: string; fen: bigint }
/**
 * Rule S4 at one moment: what clients have (`owed`) = what the custodian bank keeps (`custodianFen`) + what is in flight (`inFlight`).
 * `bankFen`: the bank's own figure for that moment; null when it does not answer. `settling`: orders, transfers and settlements that the bank side may
 * have ended already and we not yet, which alone may part the two figures.
 */
export type EscrowProof = { at: Date; isNow: boolean; owed: EscrowLine[]; inFlight: EscrowLine[]; custodianFen: bigint; bankFen: bigint | null; owedFen: bigint; coveredFen: bigint; settling: number }

/** What the ledger holds now, less what came after the moment: the further back, the more is read. */
const SUMS = `SELECT kind, sum(fen)::bigint AS fen FROM (
  SELECT split_part(account_id, ':', 1) AS kind, balance_fen AS fen FROM ledger_balance
  UNION ALL SELECT split_part(account_id, ':', 1), -amount_fen FROM posting WHERE occurred_at > $1) s GROUP BY kind ORDER BY kind`

/** From the beginning of a minute to its last moment */
const LAST_MS = MINUTE_MS - 1

/** Kinds of accounts that are money on its way to the custodian bank. */
const IN_FLIGHT = ['in-flight', 'receivable']
/** Shown also when there is nothing in them */
const ALWAYS = ['wallet', 'fund', 'held', 'payable', 'settling', 'fees']

/** Client funds = balances + in flight = custodian, now or at a past moment of world time. Errors: FORBIDDEN, CLOCK_RANGE for the future. */
export async function readEscrow({ ctx, input }: Command<unknown>): Promise<EscrowProof> {
  requireRole(ctx, 'ADMIN', 'OPERATOR')
  const { at: asked } = EscrowInput.parse(input)
  const now = ctx.clock.now()
  const at = asked ? endOfMinute(asked) : now
  if (Number.isNaN(at.getTime()) || at.getTime() - LAST_MS > now.getTime()) throw new DomainError('CLOCK_RANGE')
  const [lines, bankFen, settling] = await Promise.all([ctx.db.query<EscrowLine>(SUMS, [at]), askBank(ctx, asked ? at : null), countSettling(ctx)])
  const custodianFen = -(lines.find(({ kind }) => kind === 'custodian')?.fen ?? 0n)
  const inFlight = lines.filter(({ kind }) => IN_FLIGHT.includes(kind)).map(({ kind, fen }) => ({ kind, fen: -fen }))
  const owed = lines.filter(({ kind, fen }) => kind !== 'custodian' && !IN_FLIGHT.includes(kind) && (fen !== 0n || ALWAYS.includes(kind)))
  const sum = (list: EscrowLine[]) => sumFen(list.map(({ fen }) => fen))
  return { at, isNow: !asked, owed, inFlight, custodianFen, bankFen, owedFen: sum(owed), coveredFen: custodianFen + sum(inFlight), settling }
}

function endOfMinute(local: string): Date {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[-T: ]/).map(Number)
  return new Date(shanghaiInstant(year, month, day, hour, minute).getTime() + LAST_MS)
}

async function askBank(ctx: Ctx, at: Date | null): Promise<bigint | null> {
  const topic = { subjectId: 'escrow', sequence: `balance:${ctx.requestId}` }
  const answer = await talkToBank(ctx, topic, (gateway, call) => gateway.custodianBalance(call, at && at.getTime() <= ctx.clock.now().getTime() ? { at } : {}))
  return answer.ok ? answer.value.balanceFen : null
}

async function countSettling(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM scheduled_job WHERE state = 'PENDING' AND kind IN ('bank.settle', 'wallet.transfer', 'settlement.pay', 'payment.refund')`, [])
  return row?.n ?? 0
}
