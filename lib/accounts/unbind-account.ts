import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { BeforeInput, PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { recordAudit, runOnce } from '@/lib/platform'
import { whyNotBound } from './bound-accounts'
import { UnbindAccountInput, WaterAccountInput, type UnboundAccountDto } from './schemas'

/**
 * Takes an account off the resident's list (rule A2). What is owed stays owed to the company, what is kept with it stays there, payments and
 * invoices stay in the history. Waits for a payment under way. Errors: NOT_FOUND, ACCOUNT_UNBOUND, UNBIND_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED.
 */
export async function unbindAccount({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireResident(ctx)
  const { waterAccountId, idempotencyKey } = UnbindAccountInput.parse(input)
  await runOnce(ctx, { key: idempotencyKey, command: 'unbindAccount', input: { waterAccountId } }, async (tx) => {
    const bound = { id: waterAccountId, userId, unboundAt: null }
    const account = await tx.db.prisma.waterAccount.findFirst({ where: bound })
    if (account) await refuseWhilePaying(tx, account)
    const { count } = await tx.db.prisma.waterAccount.updateMany({ where: bound, data: { unboundAt: tx.clock.now() } })
    if (!account || count !== 1) throw await whyNotBound(tx, userId, waterAccountId)
    await recordAudit(tx, { action: 'unbindAccount', subjectId: waterAccountId, detail: { companyCode: account.companyCode } })
    return {}
  })
}

/** Locks the row that every payment of the number takes first (SQL function payment_reserve): what comes later finds the account gone. */
async function refuseWhilePaying(tx: Ctx, { userId, companyCode, billKey }: { userId: string; companyCode: string; billKey: string }): Promise<void> {
  const [due] = await tx.db.query<{ open: string | null }>('SELECT open_payment_id AS open FROM due_version WHERE company_code = $1 AND bill_key = $2 FOR UPDATE', [companyCode, billKey])
  if (!due?.open) return
  const mine = await tx.db.prisma.payment.count({ where: { id: due.open, userId } })
  if (mine > 0) throw new DomainError('UNBIND_IN_PROGRESS')
}

/** Numbers that the caller has unbound and not bound again, each once, newest first, paged by key. */
export async function listUnbound({ ctx, input }: Command<unknown>): Promise<Page<UnboundAccountDto>> {
  const userId = requireResident(ctx)
  const { before } = BeforeInput.parse(input)
  const rows = await ctx.db.query<UnboundAccountDto>(
    `SELECT a.id, a.company_code AS "companyCode", c.name AS "companyName", a.bill_key AS "billKey", a.alias, a.unbound_at AS "unboundAt"
     FROM water_account a JOIN company c ON c.code = a.company_code
     WHERE a.user_id = $1 AND (a.unbound_at, a.id) < ($2::timestamptz, $3) AND NOT EXISTS (SELECT 1 FROM water_account b WHERE b.user_id = $1 AND b.company_code = a.company_code
       AND b.bill_key = a.bill_key AND (b.unbound_at IS NULL OR (b.unbound_at, b.id) > (a.unbound_at, a.id))) ORDER BY a.unbound_at DESC, a.id DESC LIMIT ${PAGE_SIZE + 1}`,
    [userId, ...startOf(before)],
  )
  return pageOf(rows, ({ unboundAt }) => unboundAt, before)
}

/** Number and company of what the caller has unbound, to bind it again. Errors: NOT_FOUND. */
export async function getUnbound({ ctx, input }: Command<unknown>): Promise<{ companyCode: string; billKey: string }> {
  const userId = requireResident(ctx)
  const { waterAccountId } = WaterAccountInput.parse(input)
  const account = await ctx.db.prisma.waterAccount.findFirst({ where: { id: waterAccountId, userId, unboundAt: { not: null } }, select: { companyCode: true, billKey: true } })
  if (!account) throw new DomainError('NOT_FOUND')
  return account
}
