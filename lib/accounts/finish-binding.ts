import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { DomainError, valueOrThrow } from '@/lib/kernel/errors'
import { openCompanyAccounts } from '@/lib/ledger'
import { recordAudit, recordEvent, runOnce } from '@/lib/platform'
import { checkAlias } from './alias'
import { lockAccountsOf, refuseBound, refuseTaken } from './bound-accounts'
import { findBindRequest } from './find-bind-request'
import { DEFAULT_REMINDER_FEN } from './limits'
import { FinishBindingInput } from './schemas'

/**
 * Last step of binding: name it and keep it. At most 15 accounts a person, also when requests race (rule A1). With the first account of a company
 * come the company's own in the ledger.
 * Errors: ALIAS_* (also of another account), BIND_EXPIRED, CONFLICT (not verified yet), NUMBER_ALREADY_BOUND, ACCOUNT_LIMIT.
 */
export async function finishBinding({ ctx, input }: Command<unknown>): Promise<{ waterAccountId: string }> {
  const userId = requireResident(ctx)
  const { bindRequestId, idempotencyKey, ...given } = FinishBindingInput.parse(input)
  const alias = valueOrThrow(checkAlias(given.alias))
  const once = { key: idempotencyKey, command: 'finishBinding', input: { bindRequestId, alias } }
  return runOnce(ctx, once, async (tx) => {
    const request = await findBindRequest(tx, bindRequestId)
    const bound = await lockAccountsOf(tx, userId)
    refuseBound(bound, request)
    refuseTaken(bound, alias)
    const claimed = await tx.db.prisma.bindRequest.updateMany({ where: { id: request.id, state: 'VERIFIED' }, data: { state: 'DONE' } })
    if (claimed.count !== 1) throw new DomainError('CONFLICT', {}, `bind request is ${request.state}`)
    const { companyCode, billKey, holderMasked, addressMasked, householdSize } = request
    const waterAccountId = tx.random.id('wac', request.id)
    await tx.db.prisma.waterAccount.create({
      data: { id: waterAccountId, userId, companyCode, billKey, alias, holderMasked, addressMasked, householdSize, reminderFen: DEFAULT_REMINDER_FEN, boundAt: tx.clock.now() },
    })
    await tx.db.query('INSERT INTO due_version (company_code, bill_key, version) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING RETURNING version', [companyCode, billKey])
    await openCompanyAccounts(tx, companyCode)
    await recordEvent(tx, { topic: 'account.bound', subjectId: waterAccountId, userId, alias })
    await recordAudit(tx, { action: 'finishBinding', subjectId: waterAccountId, detail: { companyCode, alias } })
    return { waterAccountId }
  })
}
