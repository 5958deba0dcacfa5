import type { Ctx } from '@/lib/db'
import { DONE, recordAudit, type JobOutcome } from '@/lib/platform'
import type { Change } from './diff'
import { manageSimulated } from './manage-simulated'
import { readPresent } from './read-settings'
import type { CompanySettings } from './settings'

const ENDPOINT = 'sim:bank'

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
  const answer = await manageSimulated(ctx, { kind: 'company.merchant', key }, { endpoint: ENDPOINT, path: '/manage/merchants' }, { merchantNo, name, channel: channel === 'LEGACY_UNIONPAY' ? channel : 'DIRECT' })
  if (answer.is === 'AGAIN') return answer.outcome
  const isOpen = answer.is === 'ANSWERED' && answer.status === 200
  await recordAudit(ctx, { action: isOpen ? 'company.merchantOpened' : 'company.merchantFailed', subjectId: code, key, detail: { merchantNo } })
  return DONE
}
