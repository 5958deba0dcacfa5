import { getWaterAccount } from '@/lib/accounts'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import type { Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { isDomainError } from '@/lib/kernel/errors'
import { refreshBills } from './refresh-bills'

/** How old a company's figures may be before it is asked again (rule U2's rhythm). */
const STALE_MS = 6 * HOUR_MS

/** The caller's account, asked for anew when stale. A company that fails leaves what is kept. Errors: NOT_FOUND. */
export async function freshAccount(ctx: Ctx, input: { waterAccountId: string }): Promise<WaterAccountDto> {
  const account = await getWaterAccount({ ctx, input })
  const now = ctx.clock.now().getTime()
  if (account.refreshedAt && now - account.refreshedAt.getTime() < STALE_MS) return account
  try {
    await refreshBills(ctx, account, `stale:${ctx.requestId}`)
  } catch (error) {
    if (!isDomainError(error)) throw error
    return account
  }
  return getWaterAccount({ ctx, input })
}
