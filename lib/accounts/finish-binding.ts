import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { recordAudit, recordEvent, runOnce } from '@/lib/platform'
import { checkAlias } from './alias'
import { findBindRequest } from './find-bind-request'
import { DEFAULT_REMINDER_FEN, MAX_ACCOUNTS } from './limits'
import { FinishBindingInput } from './schemas'

/**
 * Last step of binding: name it and keep it. At most 15 accounts a person, also when requests race (rule A1).
 * Errors: ALIAS_*, BIND_EXPIRED, CONFLICT (not verified yet), NUMBER_ALREADY_BOUND, ACCOUNT_LIMIT.
 */
export async function finishBinding({ ctx, input }: Command<unknown>): Promise<{ waterAccountId: string }> {
  const userId = requireResident(ctx)
  const { bindRequestId, alias, idempotencyKey } = FinishBindingInput.parse(input)
  const name = checkAlias(alias)
  if (!name.ok) throw new DomainError(name.error.code, 'params' in name.error ? name.error.params : {})
  const once = { key: idempotencyKey, command: 'finishBinding', input: { bindRequestId, alias: name.value } }
  return runOnce(ctx, once, async (tx) => {
    const request = await findBindRequest(tx, bindRequestId)
    await lockAccountsOf(tx, userId)
    await refuseTooMany(tx, userId, request.companyCode, request.billKey)
    const claimed = await tx.db.prisma.bindRequest.updateMany({ where: { id: request.id, state: 'VERIFIED' }, data: { state: 'DONE' } })
    if (claimed.count !== 1) throw new DomainError('CONFLICT', {}, `bind request is ${request.state}`)
    const { companyCode, billKey, holderMasked, addressMasked, householdSize } = request
    const waterAccountId = tx.random.id('wac', request.id)
    await tx.db.prisma.waterAccount.create({
      data: { id: waterAccountId, userId, companyCode, billKey, alias: name.value, holderMasked, addressMasked, householdSize, reminderFen: DEFAULT_REMINDER_FEN, boundAt: tx.clock.now() },
    })
    await tx.db.query('INSERT INTO due_version (company_code, bill_key, version) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING RETURNING version', [companyCode, billKey])
    await recordEvent(tx, { topic: 'account.bound', subjectId: waterAccountId, userId, alias: name.value })
    await recordAudit(tx, { action: 'finishBinding', subjectId: waterAccountId, detail: { companyCode, alias: name.value } })
    return { waterAccountId }
  })
}

/** One binding of a person at a time: the count below then holds. */
async function lockAccountsOf(tx: Ctx, userId: string): Promise<void> {
  await tx.db.query('SELECT id FROM app_user WHERE id = $1 FOR UPDATE', [userId])
}

async function refuseTooMany(tx: Ctx, userId: string, companyCode: string, billKey: string): Promise<void> {
  const bound = await tx.db.prisma.waterAccount.findMany({ where: { userId, unboundAt: null }, select: { companyCode: true, billKey: true } })
  if (bound.some((account) => account.companyCode === companyCode && account.billKey === billKey)) throw new DomainError('NUMBER_ALREADY_BOUND')
  if (bound.length >= MAX_ACCOUNTS) throw new DomainError('ACCOUNT_LIMIT', { max: MAX_ACCOUNTS })
}
