import { z } from 'zod'
import { DEFAULT_REMINDER_FEN, freeAlias, MAX_ACCOUNTS } from '@/lib/accounts'
import { refreshBills } from '@/lib/bills'
import type { Command, Ctx } from '@/lib/db'
import { DomainError, isDomainError } from '@/lib/kernel/errors'
import { openCompanyAccounts } from '@/lib/ledger'
import { requireQa } from './require-qa'

export const BindWithoutCodeInput = z.strictObject({
  resident: z.string().min(1).max(64).describe('The nickname of a resident'),
  companyCode: z.string().max(32).default('beijing'),
  number: z.string().min(1).max(32),
  alias: z.string().min(1).max(20).default('学院路-主表'),
})

type NewAccount = { userId: string; companyCode: string; billKey: string; alias: string }

/** The same again is the same account. */
async function insertAccount(ctx: Ctx, input: NewAccount) {
  const id = ctx.random.id('wac', `${input.userId}:${input.companyCode}:${input.billKey}`)
  const data = { id, ...input, holderMasked: '', addressMasked: '', householdSize: 1, reminderFen: DEFAULT_REMINDER_FEN, boundAt: ctx.clock.now() }
  const account = await ctx.db.prisma.waterAccount.upsert({ where: { id }, create: data, update: { unboundAt: null } })
  await ctx.db.prisma.dueVersion.createMany({ data: [{ companyCode: input.companyCode, billKey: input.billKey, version: 0 }], skipDuplicates: true })
  await openCompanyAccounts(ctx, input.companyCode)
  return account
}

/** A 户号 that has been bound long ago, with what its company says of it. */
export async function keepBoundAccount(ctx: Ctx, input: NewAccount): Promise<string> {
  const account = await insertAccount(ctx, input)
  await refreshBills(ctx, account, 'seed')
  return account.id
}

/** Numbers whose questions go unanswered are there to be bound as well. */
function allowSilence(error: unknown): void {
  if (!isDomainError(error) || error.code !== 'COMPANY_TIMEOUT') throw error
}

/** For tests that begin after the binding. Errors: NOT_FOUND, ACCOUNT_LIMIT, COMPANY_*, FORBIDDEN. */
export async function bindWithoutCode({ ctx, input }: Command<unknown>): Promise<{ waterAccountId: string }> {
  requireQa(ctx)
  const { resident, companyCode, number, alias } = BindWithoutCodeInput.parse(input)
  const user = await ctx.db.prisma.user.findFirst({ where: { displayName: resident, role: 'RESIDENT' }, orderBy: { id: 'asc' } })
  if (!user) throw new DomainError('NOT_FOUND')
  const bound = await ctx.db.prisma.waterAccount.findMany({ where: { userId: user.id, unboundAt: null } })
  const known = bound.find((account) => account.companyCode === companyCode && account.billKey === number)
  if (known) return { waterAccountId: known.id }
  if (bound.length >= MAX_ACCOUNTS) throw new DomainError('ACCOUNT_LIMIT', { max: MAX_ACCOUNTS })
  const free = freeAlias(alias, bound.map((account) => account.alias), number)
  const account = await insertAccount(ctx, { userId: user.id, companyCode, billKey: number, alias: free })
  await refreshBills(ctx, account, 'seed').catch(allowSilence)
  return { waterAccountId: account.id }
}
