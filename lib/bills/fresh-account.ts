import { getWaterAccount, listWaterAccounts } from '@/lib/accounts'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import type { Command, Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { tryToRefresh } from './refresh-bills'
import { AccountBillsInput } from './schemas'

/** How old a company's figures may be before it is asked again (rule U2's rhythm). */
const STALE_MS = 6 * HOUR_MS

function isStale({ refreshedAt }: WaterAccountDto, now: Date): boolean {
  return !refreshedAt || now.getTime() - refreshedAt.getTime() >= STALE_MS
}

/** Its payment may be newer than what is kept: what a payment changes is asked for a moment after it. */
function mayBePaid({ refreshedAt, lastPaidAt }: WaterAccountDto): boolean {
  return lastPaidAt !== null && (!refreshedAt || refreshedAt.getTime() <= lastPaidAt.getTime())
}

/** The caller's account, asked for anew when stale. Errors: NOT_FOUND. */
export async function freshAccount(ctx: Ctx, input: { waterAccountId: string }): Promise<WaterAccountDto> {
  return askedForWhen(isStale, ctx, input)
}

/** The caller's account for who decides by what it owes: asked for anew also when it may not yet show the last payment. Errors: NOT_FOUND. */
export async function getSettledAccount({ ctx, input }: Command<unknown>): Promise<WaterAccountDto> {
  return askedForWhen((account, now) => isStale(account, now) || mayBePaid(account), ctx, AccountBillsInput.parse(input))
}

async function askedForWhen(isOld: typeof isStale, ctx: Ctx, input: { waterAccountId: string }): Promise<WaterAccountDto> {
  const account = await getWaterAccount({ ctx, input })
  if (!isOld(account, ctx.clock.now())) return account
  await tryToRefresh(ctx, account, `stale:${ctx.requestId}`)
  return getWaterAccount({ ctx, input })
}

/** All of the caller's accounts, the stale ones asked for anew, and which are stale still. */
export async function listFreshAccounts({ ctx }: { ctx: Ctx }): Promise<{ accounts: WaterAccountDto[]; stale: string[] }> {
  const now = ctx.clock.now()
  const staleOf = (accounts: WaterAccountDto[]) => accounts.filter((account) => isStale(account, now))
  const kept = await listWaterAccounts({ ctx })
  const old = staleOf(kept)
  if (old.length === 0) return { accounts: kept, stale: [] }
  await Promise.all(old.map((account) => tryToRefresh(ctx, account, `stale:${ctx.requestId}`)))
  const accounts = await listWaterAccounts({ ctx })
  return { accounts, stale: staleOf(accounts).map(({ id }) => id) }
}
