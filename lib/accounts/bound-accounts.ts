import { lockPeople } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { MAX_ACCOUNTS } from './limits'
import { looks } from '@/lib/kernel/names'

type Bound = { id: string; companyCode: string; billKey: string; alias: string }

/** One change of a person's accounts at a time: what is counted and compared after it then holds. */
export async function lockAccountsOf(tx: Ctx, userId: string): Promise<Bound[]> {
  await lockPeople(tx, [userId])
  return boundAccountsOf(tx, userId)
}

export function boundAccountsOf(ctx: Ctx, userId: string): Promise<Bound[]> {
  return ctx.db.prisma.waterAccount.findMany({ where: { userId, unboundAt: null }, select: { id: true, companyCode: true, billKey: true, alias: true } })
}

/** Errors: NUMBER_ALREADY_BOUND, ACCOUNT_LIMIT. */
export function refuseBound(bound: Bound[], { companyCode, billKey }: { companyCode: string; billKey: string }): void {
  const same = bound.find((account) => account.companyCode === companyCode && account.billKey === billKey)
  if (same) throw new DomainError('NUMBER_ALREADY_BOUND', { alias: same.alias })
  if (bound.length >= MAX_ACCOUNTS) throw new DomainError('ACCOUNT_LIMIT', { max: MAX_ACCOUNTS })
}

/** Why nothing was changed: gone from the list meanwhile, or never the caller's. */
export async function whyNotBound(ctx: Ctx, userId: string, id: string): Promise<DomainError> {
  const gone = await ctx.db.prisma.waterAccount.count({ where: { id, userId } })
  return new DomainError(gone > 0 ? 'ACCOUNT_UNBOUND' : 'NOT_FOUND')
}

/** Two accounts of one name, or of two that look alike, are how people pay the wrong bill (rule B6). Errors: ALIAS_TAKEN. */
export function refuseTaken(bound: Bound[], alias: string, own?: string): void {
  if (bound.some((account) => looks(account.alias) === looks(alias) && account.id !== own)) throw new DomainError('ALIAS_TAKEN', { alias })
}
