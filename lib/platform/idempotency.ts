import { withTransaction, type Ctx } from '@/lib/db'
import { canonicalJson, sha256Hex } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'

export type Once = { key: string; command: string; input: unknown }
type Record = { input_hash: string; result: unknown }

export const actorId = (ctx: Ctx): string => (ctx.actor.kind === 'USER' ? ctx.actor.userId : ctx.actor.kind)

/** The form in which an input is compared with the one a key came with first. */
export const inputHash = (input: unknown): string => sha256Hex(canonicalJson(input))

/** What the key gave before, or null: for verbs that have to ask somebody before they can begin. Errors: IDEMPOTENCY_KEY_REUSED. */
export async function recall<Result extends object>(ctx: Ctx, once: Once): Promise<Result | null> {
  const [known] = await ctx.db.query<Record>('SELECT input_hash, result FROM idempotency_record WHERE actor_id = $1 AND command = $2 AND key = $3', [
    actorId(ctx), once.command, once.key,
  ])
  if (known && known.input_hash !== inputHash(once.input)) throw new DomainError('IDEMPOTENCY_KEY_REUSED')
  return known ? (known.result as Result) : null
}

/**
 * Runs `effect` once for a key and gives every repetition the first result (habit 6). The record shares the
 * transaction with the effect; a concurrent twin waits for it at the insert. `Result` must be plain JSON.
 * Errors: IDEMPOTENCY_KEY_REUSED when the key came with another input.
 */
export async function runOnce<Result extends object>(ctx: Ctx, once: Once, effect: (ctx: Ctx) => Promise<Result>): Promise<Result> {
  return withTransaction(ctx, async (tx) => {
    const id = [actorId(ctx), once.command, once.key]
    const hash = inputHash(once.input)
    const fresh = await tx.db.query(
      `INSERT INTO idempotency_record (actor_id, command, key, input_hash, result, created_at)
       VALUES ($1, $2, $3, $4, 'null', $5) ON CONFLICT DO NOTHING RETURNING key`,
      [...id, hash, ctx.clock.now()],
    )
    if (fresh.length === 0) return (await recall<Result>(tx, once)) as Result
    const result = await effect(tx)
    await tx.db.query(
      'UPDATE idempotency_record SET result = $4::jsonb WHERE actor_id = $1 AND command = $2 AND key = $3 RETURNING key',
      [...id, canonicalJson(result)],
    )
    return result
  })
}
