import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { listWire } from '@/lib/platform'
import { requireQa } from './require-qa'

export type PathStep =
  | { kind: 'STATE'; at: Date; from: string; to: string; reason: string }
  | { kind: 'WIRE'; at: Date; party: string; operation: string; outcome: string; request: string; response: string | null }
  | { kind: 'JOURNAL'; at: Date; name: string; postings: { account: string; amountFen: bigint }[] }

export type PaymentPath = { paymentId: string; state: string; amountFen: bigint; billKey: string; steps: PathStep[] }

const JOURNALS = `SELECT j.kind, j.occurred_at, p.account_id, p.amount_fen FROM journal j JOIN posting p ON p.journal_id = j.id
  WHERE j.id IN ('reserve:' || $1, 'post:' || $1, 'void:' || $1) ORDER BY j.occurred_at, j.kind = 'RESERVE' DESC, j.id, p.line`

/** What a change of state follows from when it leaves these: an answer, or none, to a message of this kind. */
const ASKED: Record<string, string> = { CREDITING: 'charge', UNKNOWN: 'confirm', REVERSING: 'refund' }
/** The journal that is written with a change of state. */
const BOOKED: Record<string, string> = { RESERVED: 'RESERVE', SUCCEEDED: 'POST', FAILED: 'VOID' }

/** From tap to end with each raw message and ledger entry (rule Q5's ground); null paymentId: the newest one agreed to. */
export async function readPaymentPath(ctx: Ctx, paymentId: string | null): Promise<PaymentPath | null> {
  requireQa(ctx)
  const [payment] = await ctx.db.query<{ id: string; state: string; amount_fen: bigint; bill_key: string }>(
    `SELECT id, state, amount_fen, bill_key FROM payment WHERE CASE WHEN $1::text IS NULL THEN reserved_at IS NOT NULL ELSE id = $1 END
     ORDER BY reserved_at DESC NULLS LAST, id LIMIT 1`,
    [paymentId],
  )
  if (!payment) {
    if (paymentId) throw new DomainError('NOT_FOUND')
    return null
  }
  const steps = inOrder(await states(ctx, payment.id), await wires(ctx, payment.id), await journals(ctx, payment.id))
  return { paymentId: payment.id, state: payment.state, amountFen: payment.amount_fen, billKey: payment.bill_key, steps }
}

type Step<K> = Extract<PathStep, { kind: K }>

/** Cause before effect, also where a standing clock gives both one moment: message, change of state, journal. */
function inOrder(states: Step<'STATE'>[], wires: Step<'WIRE'>[], journals: Step<'JOURNAL'>[]): PathStep[] {
  const told = new Set<PathStep>()
  const steps: PathStep[] = []
  for (const state of states) {
    // The last of them led here, those before it led nowhere; each charge has a change of state of its own.
    const causes = wires.filter((wire) => !told.has(wire) && wire.operation === ASKED[state.from] && wire.at <= state.at)
    const led = state.from === 'CREDITING' ? causes.slice(0, 1) : causes
    for (const wire of led) told.add(wire)
    steps.push(...led, state, ...journals.filter(({ name, at }) => name === BOOKED[state.to] && at.getTime() === state.at.getTime()))
  }
  return [...steps, ...wires.filter((wire) => !told.has(wire))]
}

async function states(ctx: Ctx, paymentId: string): Promise<Step<'STATE'>[]> {
  const rows = await ctx.db.query<{ from: string; to: string; reason: string; at: Date }>(
    'SELECT "from", "to", reason, at FROM payment_transition WHERE payment_id = $1 ORDER BY seq',
    [paymentId],
  )
  return rows.map((row) => ({ kind: 'STATE', ...row }))
}

async function wires(ctx: Ctx, paymentId: string): Promise<Step<'WIRE'>[]> {
  const rows = await listWire(ctx, paymentId)
  return rows.map(({ at, party, operation, outcome, request, response }) => ({ kind: 'WIRE', at, party, operation, outcome, request, response }))
}

async function journals(ctx: Ctx, paymentId: string): Promise<Step<'JOURNAL'>[]> {
  const rows = await ctx.db.query<{ kind: string; occurred_at: Date; account_id: string; amount_fen: bigint }>(JOURNALS, [paymentId])
  return [...groupByKind(rows)].map(([name, postings]) => ({
    kind: 'JOURNAL',
    at: postings[0]?.occurred_at as Date,
    name,
    postings: postings.map((posting) => ({ account: posting.account_id, amountFen: posting.amount_fen })),
  }))
}

function groupByKind<T extends { kind: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(row.kind, [...(groups.get(row.kind) ?? []), row])
  return groups
}
