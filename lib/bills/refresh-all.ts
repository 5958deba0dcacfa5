import { requireResident } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { listWaterAccounts } from '@/lib/accounts'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import { countAttempt } from '@/lib/platform'
import { tryToRefresh } from './refresh-bills'

/**
 * Pull to refresh on the home of 水费: all companies are asked, and one that is down keeps nobody else from news.
 * Errors: REFRESH_PARTLY (names the accounts there is no news of), RATE_LIMITED.
 */
export async function refreshAllNow({ ctx }: { ctx: Ctx }): Promise<void> {
  const userId = requireResident(ctx)
  await countAttempt(ctx, { key: `refresh-all:${userId}`, max: 6, windowMs: MINUTE_MS, code: 'RATE_LIMITED' })
  const accounts = await listWaterAccounts({ ctx })
  const occasion = `all:${ctx.secrets.token(6)}`
  const silent = await Promise.all(accounts.map(async (account) => ((await tryToRefresh(ctx, account, occasion)) ? [] : [account.alias])))
  if (silent.flat().length > 0) throw new DomainError('REFRESH_PARTLY', { accounts: silent.flat().join('、') })
}
