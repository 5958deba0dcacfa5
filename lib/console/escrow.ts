import { z } from 'zod'
import { requireDesk } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { talkToBank } from '@/lib/funding'
import { MINUTE_MS, parseCompact } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { sumFen } from '@/lib/kernel/money'

/** A minute of Shanghai as a field for it gives it; that minute is included to its end. */
const At = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/).transform((local) => parseCompact(`${local.replace(/\D/g, '')}00`)).refine((instant) => instant !== null)
/** An empty field is no moment: now. */
export const EscrowInput = z.object({ at: z.literal('').transform(() => undefined).or(At).optional() })

/** A group of ledger accounts, by the first part of their names. */
export type EscrowLine = { kind: string; fen: bigint }
/**
 * Rule S4 at one moment: what clients have (`owed`) = what the custodian bank keeps (`custodianFen`) + what is in flight (`inFlight`).
 * `bankFen`: the bank's own figure for that moment; null when it does not answer. `settling`: orders, transfers, settlements and refunds that the bank side may
 * have ended by that moment and we not yet, which alone may part the two figures.
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

/** Client funds = balances + in flight = custodian, now or at a past moment of world time. Errors: FORBIDDEN, INVALID_INPUT for what is no moment, CLOCK_RANGE for the future. */
export async function readEscrow({ ctx, input }: Command<unknown>): Promise<EscrowProof> {
  requireDesk(ctx)
  const { at: asked } = EscrowInput.parse(input)
  const now = ctx.clock.now()
  const at = asked ? new Date(asked.getTime() + LAST_MS) : now
  if (at.getTime() - LAST_MS > now.getTime()) throw new DomainError('CLOCK_RANGE')
  const [lines, bankFen, settling] = await Promise.all([ctx.db.query<EscrowLine>(SUMS, [at]), askBank(ctx, asked ? at : null), countSettling(ctx, at)])
  const custodianFen = -(lines.find(({ kind }) => kind === 'custodian')?.fen ?? 0n)
  const inFlight = lines.filter(({ kind }) => IN_FLIGHT.includes(kind)).map(({ kind, fen }) => ({ kind, fen: -fen }))
  const owed = lines.filter(({ kind, fen }) => kind !== 'custodian' && !IN_FLIGHT.includes(kind) && (fen !== 0n || ALWAYS.includes(kind)))
  const sum = (list: EscrowLine[]) => sumFen(list.map(({ fen }) => fen))
  return { at, isNow: !asked, owed, inFlight, custodianFen, bankFen, owedFen: sum(owed), coveredFen: custodianFen + sum(inFlight), settling }
}

async function askBank(ctx: Ctx, at: Date | null): Promise<bigint | null> {
  const topic = { subjectId: 'escrow', sequence: `balance:${ctx.requestId}` }
  const answer = await talkToBank(ctx, topic, (gateway, call) => gateway.custodianBalance(call, at && at.getTime() <= ctx.clock.now().getTime() ? { at } : {}))
  return answer.ok ? answer.value.balanceFen : null
}

/** A card's refund is at the bank side from when the company has taken it off its books until the bank has it; what only has to arrive on the card has left the account. */
const SETTLING = `SELECT
  (SELECT count(*) FROM wallet_transfer WHERE created_at <= $1 AND (ended_at IS NULL OR ended_at > $1))
  + (SELECT count(*) FROM settlement WHERE created_at <= $1 AND (ended_at IS NULL OR ended_at > $1))
  + (SELECT count(*) FROM bank_order b JOIN payment p ON p.id = b.payment_id WHERE b.state IN ('AUTHORISED', 'CAPTURED', 'RELEASED') AND p.ended_at <= $1 AND (b.ended_at IS NULL OR b.ended_at > $1))
  + (SELECT count(*) FROM payment_refund r JOIN payment p ON p.id = r.payment_id WHERE p.bank_order_no IS NOT NULL AND r.state <> 'ABNORMAL' AND r.taken_back_at <= $1 AND (r.banked_at IS NULL OR r.banked_at > $1)) AS n`

async function countSettling(ctx: Ctx, at: Date): Promise<number> {
  const [row] = await ctx.db.query<{ n: bigint }>(SETTLING, [at])
  return Number(row?.n ?? 0n)
}
