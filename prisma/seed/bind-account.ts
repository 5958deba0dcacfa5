import { DEFAULT_REMINDER_FEN } from '@/lib/accounts'
import { refreshBills } from '@/lib/bills'
import type { Ctx } from '@/lib/db'

/** A 户号 that has been bound long ago, with what its company says of it. */
export async function seedBoundAccount(ctx: Ctx, input: { userId: string; companyCode: string; billKey: string; alias: string }): Promise<string> {
  const id = ctx.random.id('wac', `${input.userId}:${input.companyCode}:${input.billKey}`)
  const data = { id, ...input, holderMasked: '', addressMasked: '', householdSize: 1, reminderFen: DEFAULT_REMINDER_FEN, boundAt: ctx.clock.now() }
  const account = await ctx.db.prisma.waterAccount.create({ data })
  await ctx.db.prisma.dueVersion.createMany({ data: [{ companyCode: input.companyCode, billKey: input.billKey, version: 0 }], skipDuplicates: true })
  await refreshBills(ctx, account, 'seed')
  return id
}
