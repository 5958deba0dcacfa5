import type { Ctx, Db } from '@/lib/db'
import { failpoint } from '@/lib/kernel/failpoint'
import { invariant } from '@/lib/kernel/invariant'
import { together } from '@/lib/kernel/together'
import { refusing } from '@/lib/ledger'
import { eventKey, jobId, type WireRow } from '@/lib/platform'
import { ENDPOINT_COLUMNS, type KnownCompany } from '@/lib/companies'
import { mayMove, type PaymentState } from './state-machine'

export type PaymentRow = {
  id: string
  user_id: string
  company_code: string
  bill_key: string
  bill_no: string
  transaction_id: string
  customer_name: string
  attach: string
  bill_month: string
  amount_fen: bigint
  /** World time between agreement and credit (rule P2) */
  arrival_seconds: number
  bank_order_no: string | null
  state: PaymentState
  sends: number
  reserved_at: Date | null
  /** Why it is being undone, when the company refused it. */
  failure_code: string | null
  failure_prompt: string | null
}

const COLUMNS = 'id, user_id, company_code, bill_key, bill_no, transaction_id, customer_name, attach, bill_month, amount_fen, arrival_seconds, bank_order_no, state, sends, reserved_at, failure_code, failure_prompt'

const TAKEN = COLUMNS.replace(/\w+/g, '(t.taken).$&')

export type Taken = { payment: PaymentRow; fresh: boolean; company: KnownCompany }

const TAKE = `SELECT ${TAKEN}, t.fresh, ${ENDPOINT_COLUMNS} FROM payments_take($1, $2, $3) t JOIN company c ON c.code = (t.taken).company_code FOR KEY SHARE OF c`

type Take = { id: string; at: Date }

const takeTogether = together<Db, Take, Taken | null>({ many: (db, those) => take(db, those, true), alone: async (db, one) => (await take(db, [one], false))[0] ?? null })

async function take(db: Db, those: Take[], isTogether: boolean): Promise<(Taken | null)[]> {
  const rows = await db.query<PaymentRow & KnownCompany & { fresh: boolean }>(TAKE, [those.map(({ id }) => id), those.map(({ at }) => at), isTogether])
  const found = new Map(rows.map((row) => [row.id, { payment: row, fresh: row.fresh, company: row }]))
  return those.map(({ id }) => {
    const taken = found.get(id) ?? null
    // Whoever asks for the same one together with the first comes after it.
    if (taken) found.set(id, { ...taken, fresh: false })
    return taken
  })
}

/**
 * Takes a payment up in one round trip: a reserved one is CREDITING from here on (`fresh`), any other comes as it is. Its
 * company comes along, also one that has been switched off meanwhile: what is under way is brought to its end. While its address changes (companies/changes/quiet-line.ts)
 * nobody is taken up.
 */
export const takePayment = (ctx: Ctx, id: string): Promise<Taken | null> => refusing(takeTogether(ctx.db, { id, at: ctx.clock.now() }))

export async function readPayment(ctx: Ctx, id: string): Promise<PaymentRow | null> {
  const [row] = await ctx.db.query<PaymentRow>(`SELECT ${COLUMNS} FROM payment WHERE id = $1`, [id])
  return row ?? null
}

/** Compare-and-set with its trace; the loser of a race gets CONFLICT. */
export async function moveState(ctx: Ctx, payment: PaymentRow, to: PaymentState, reason: string): Promise<PaymentRow> {
  invariant(mayMove(payment.state, to), `no way from ${payment.state} to ${to}`)
  const [row] = await refusing(
    ctx.db.query<{ sends: number }>('SELECT sends FROM payment_move($1, $2, $3, $4, $5)', [payment.id, payment.state, to, reason, ctx.clock.now()]),
  )
  return { ...payment, state: to, sends: row?.sends ?? payment.sends }
}

/** Refused, but an earlier charge may be on its way still: it is undone before the money goes back, and the refusal is kept for then. */
export async function giveUp(ctx: Ctx, payment: PaymentRow, code: string, prompt: string): Promise<PaymentRow> {
  await ctx.db.query('UPDATE payment SET failure_code = $2, failure_prompt = $3 WHERE id = $1 RETURNING id', [payment.id, code, prompt])
  return { ...(await moveState(ctx, payment, 'REVERSING', code)), failure_code: code, failure_prompt: prompt }
}

/** The job that takes or gives back what the bank side holds; null where it holds nothing. */
const settlement = (ctx: Ctx, { bank_order_no: orderNo }: PaymentRow) => (orderNo === null ? null : jobId(ctx, 'bank.settle', orderNo))

type Success = { payment: PaymentRow; receipt: string; job: string; settle: string | null; at: Date; wire: WireRow }

const succeedTogether = together<Db, Success, unknown>({ many: (db, those) => writeSuccesses(db, those, true), alone: (db, one) => writeSuccesses(db, [one], false) })

function writeSuccesses(db: Db, those: Success[], isTogether: boolean): Promise<unknown[]> {
  const each = <T>(pick: (one: Success) => T) => those.map(pick)
  return db.query('SELECT payments_succeed($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)::text', [
    each(({ payment }) => payment.id), each(({ payment }) => payment.state), each(({ receipt }) => receipt), each(({ job }) => job), each(({ settle }) => settle), each(({ at }) => at),
    each(({ wire }) => wire.id), each(({ wire }) => wire.party), each(({ wire }) => wire.operation), each(({ wire }) => wire.outcome), each(({ wire }) => wire.request), each(({ wire }) => wire.response), isTogether,
  ])
}

/** The company has credited it: the hold becomes the company's, the fact and the company's word are recorded, in one transaction. */
export async function succeed(ctx: Ctx, payment: PaymentRow, channelBillNo: string, message: WireRow): Promise<void> {
  invariant(mayMove(payment.state, 'SUCCEEDED'), `no way from ${payment.state} to SUCCEEDED`)
  const job = jobId(ctx, 'outbox.deliver', eventKey('payment.succeeded', payment.id))
  await refusing(succeedTogether(ctx.db, { payment, receipt: channelBillNo, job, settle: settlement(ctx, payment), at: ctx.clock.now(), wire: message }))
  failpoint('payment.posted')
}

/** It is certain that the company has not credited it and will not: the money goes back, in one transaction. */
export async function fail(ctx: Ctx, payment: PaymentRow, code: string, prompt: string | null): Promise<void> {
  invariant(mayMove(payment.state, 'FAILED'), `no way from ${payment.state} to FAILED`)
  const delivery = jobId(ctx, 'outbox.deliver', eventKey('payment.failed', payment.id))
  await refusing(
    ctx.db.query('SELECT payment_fail($1, $2, $3, $4, $5, $6, $7)::text', [
      payment.id, payment.state, code, prompt, delivery, settlement(ctx, payment), ctx.clock.now(),
    ]),
  )
  failpoint('payment.voided')
}
