import { getWaterAccount } from '@/lib/accounts'
import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { countAttempt } from '@/lib/platform'
import { refreshBills } from './refresh-bills'
import { AccountBillsInput } from './schemas'

/** Pull to refresh. Errors: NOT_FOUND, RATE_LIMITED, COMPANY_*. */
export async function refreshNow({ ctx, input }: Command<unknown>): Promise<void> {
  const userId = requireResident(ctx)
  const account = await getWaterAccount({ ctx, input: AccountBillsInput.parse(input) })
  await countAttempt(ctx, { key: `refresh:${userId}`, max: 30, windowMs: MINUTE_MS, code: 'RATE_LIMITED' })
  await refreshBills(ctx, account, `now:${ctx.secrets.token(6)}`)
}
