import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { recordAudit, runOnce } from '@/lib/platform'
import { getWaterAccount } from './read-accounts'
import { ListUnboundInput, UnbindAccountInput, type UnboundAccountDto, type UnboundPage } from './schemas'

const PAGE_SIZE = 20

/**
 * Takes an account off the resident's list (rule A2). What is owed stays owed to the company, what is kept with it stays there, payments and
 * invoices stay in the history. Waits for a payment under way. Errors: NOT_FOUND, UNBIND_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED.
 */
export async function unbindAccount({ ctx, input }: Command<unknown>): Promise<void> {
  const { waterAccountId, idempotencyKey } = UnbindAccountInput.parse(input)
  await runOnce(ctx, { key: idempotencyKey, command: 'unbindAccount', input: { waterAccountId } }, async (tx) => {
    const { companyCode, billKey } = await getWaterAccount({ ctx: tx, input: { waterAccountId } })
    await refuseWhilePaying(tx, companyCode, billKey)
    const { count } = await tx.db.prisma.waterAccount.updateMany({ where: { id: waterAccountId, unboundAt: null }, data: { unboundAt: tx.clock.now() } })
    if (count !== 1) throw new DomainError('NOT_FOUND')
    await recordAudit(tx, { action: 'unbindAccount', subjectId: waterAccountId, detail: { companyCode } })
    return {}
  })
}

/** The row that every payment of the number takes first. A quote that nobody has agreed to is refused later, at the password. */
async function refuseWhilePaying(tx: Ctx, companyCode: string, billKey: string): Promise<void> {
  const [open] = await tx.db.query(
    `SELECT p.id FROM due_version d JOIN payment p ON p.id = d.open_payment_id AND p.user_id = $3 WHERE d.company_code = $1 AND d.bill_key = $2 FOR UPDATE OF d`,
    [companyCode, billKey, requireResident(tx)],
  )
  if (open) throw new DomainError('UNBIND_IN_PROGRESS')
}

/** What the caller has unbound, newest first, paged by key. */
export async function listUnbound({ ctx, input }: Command<unknown>): Promise<UnboundPage> {
  const userId = requireResident(ctx)
  const { before } = ListUnboundInput.parse(input)
  const [at, id] = before?.split('~') ?? []
  const items = await ctx.db.query<UnboundAccountDto>(
    `SELECT a.id, a.company_code AS "companyCode", c.name AS "companyName", a.bill_key AS "billKey", a.alias, a.bound_at AS "boundAt", a.unbound_at AS "unboundAt"
     FROM water_account a JOIN company c ON c.code = a.company_code
     WHERE a.user_id = $1 AND (a.unbound_at, a.id) < ($2::timestamptz, $3) ORDER BY a.unbound_at DESC, a.id DESC LIMIT ${PAGE_SIZE + 1}`,
    [userId, new Date(at ? Number(at) : 8.64e15), id ?? ''],
  )
  const page = items.slice(0, PAGE_SIZE)
  const last = page.at(-1)
  return { items: page, first: !at, next: items.length > PAGE_SIZE && last ? `${last.unboundAt.getTime()}~${last.id}` : null }
}
