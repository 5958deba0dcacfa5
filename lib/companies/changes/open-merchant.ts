import type { Ctx } from '@/lib/db'
import { env } from '@/lib/env'
import { canonicalJson } from '@/lib/kernel/canonical'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { againAt, countTries, DONE, recordAudit, type JobOutcome } from '@/lib/platform'
import { signManaging } from '../managing'
import type { Change } from './diff'
import { readPresent } from './read-settings'
import type { CompanySettings } from './settings'

const ENDPOINT = 'sim:bank'
const TIMEOUT_MS = 10_000
const AGAIN_MS = 5 * SECOND_MS
const TRIES = 5

/** Whether the acquirer has to hear of a company: cards are taken, and settlements paid, under its number there. */
export const concernsAcquirer = ({ acquirerMerchantNo }: Pick<CompanySettings, 'acquirerMerchantNo'>, changes: readonly Change[]): boolean =>
  acquirerMerchantNo !== '' && changes.some(({ name, to }) => name === 'acquirerMerchantNo' || (name === 'enabled' && to === true))

/** Job `company.merchant`, key `<code>:<version>`: the simulated bank side takes the company on under its number. A real one is never told anything. */
export async function openMerchantJob(ctx: Ctx, key: string): Promise<JobOutcome> {
  const [code = ''] = key.split(':')
  const { settings } = await readPresent(ctx, code, { lock: false })
  const link = await ctx.db.prisma.bankLink.findFirst({ select: { endpoint: true } })
  if (link?.endpoint !== ENDPOINT || settings.acquirerMerchantNo === '') return DONE
  const { acquirerMerchantNo: merchantNo, name, channel } = settings
  const body = new TextEncoder().encode(canonicalJson({ merchantNo, name, channel: channel === 'LEGACY_UNIONPAY' ? channel : 'DIRECT' }))
  const answer = await ctx.outside.send({ endpoint: ENDPOINT, path: '/manage/merchants', headers: { 'content-type': 'application/json', ...signManaging(env.manageKey, body) }, body, timeoutMs: TIMEOUT_MS })
  const isDone = answer.outcome === 'ANSWERED' && answer.status === 200
  if (!isDone && (await countTries(ctx, 'company.merchant', key)) < TRIES) return againAt(new Date(ctx.clock.now().getTime() + AGAIN_MS))
  await recordAudit(ctx, { action: isDone ? 'company.merchantOpened' : 'company.merchantFailed', subjectId: code, key, detail: { merchantNo } })
  return DONE
}
