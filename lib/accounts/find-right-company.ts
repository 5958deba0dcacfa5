import { requireResident } from '@/lib/auth'
import { askCompany, neighboursOf } from '@/lib/companies'
import type { Command, Ctx } from '@/lib/db'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { isDomainError } from '@/lib/kernel/errors'
import { countAttempt } from '@/lib/platform'
import { boundAccountsOf } from './bound-accounts'
import { likelyCompanies, type Likely } from './likely-companies'
import { StartBindingInput, type RightCompanyDto } from './schemas'

/**
 * Why the chosen company may not know the number, and who does (rule E1). Whoever may know it is asked, and only those that do are offered, the
 * likeliest first: a company that does not answer in time, is cut off or closed is not. Of the holder nothing is said. Guessers have 20 tries an hour
 * here as in startBinding; where nobody is to be asked, none is counted. Errors: COMPANY_NOT_FOUND, RATE_LIMITED.
 */
export async function findRightCompany({ ctx, input }: Command<unknown>): Promise<RightCompanyDto> {
  const userId = requireResident(ctx)
  const { companyCode, number } = StartBindingInput.parse(input)
  const bound = await boundAccountsOf(ctx, userId)
  const likely = likelyCompanies(await neighboursOf(ctx, companyCode, bound.map((account) => account.companyCode)), number)
  if (likely.length === 0) return { cause: 'UNKNOWN', hints: [] }
  await countAttempt(ctx, { key: `right:${userId}`, max: 20, windowMs: HOUR_MS, code: 'RATE_LIMITED' })
  const known = await Promise.all(likely.map((one) => knows(ctx, userId, one)))
  const found = likely.filter((_, at) => known[at])
  return { cause: found[0]?.cause ?? 'UNKNOWN', hints: found.map(({ cause: _, rank: __, ...hint }) => hint) }
}

/** As in startBinding: nothing due is an answer about a number that exists. */
async function knows(ctx: Ctx, userId: string, { companyCode, number: billKey }: Likely): Promise<boolean> {
  const topic = { companyCode, subjectId: `bind:${userId}:${billKey}`, sequence: `right:${companyCode}:${ctx.secrets.token(6)}` }
  try {
    const answer = await askCompany(ctx, topic, (gateway, call) => gateway.query(call, { billKey, beginNum: 1, queryNum: 1 }))
    return answer.ok || (answer.error.kind === 'REFUSED' && answer.error.code === 'EQ0005')
  } catch (error) {
    // Switched off meanwhile.
    if (isDomainError(error)) return false
    throw error
  }
}
