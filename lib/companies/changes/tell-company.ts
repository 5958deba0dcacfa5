import { sm2PairOf } from '@/lib/crypto/sm'
import type { Ctx } from '@/lib/db'
import { DONE, recordAudit, type JobOutcome } from '@/lib/platform'
import { manageSimulated } from './manage-simulated'
import { readPresent, type Present } from './read-settings'
import { lateFeesOf, pricesOf, type Prices } from './simulated-terms'

/**
 * Job `company.tell`, key `<code>:<version>`: a simulated company learns by whose numbers, keys, prices, late fees and service windows it is to work, and is opened if there is none. It goes on charging by tables
 * of its own; where it cannot (bounds by the head), it keeps those it has and learns all else. A real company is never told anything.
 */
export async function tellCompanyJob(ctx: Ctx, key: string): Promise<JobOutcome> {
  const [code = ''] = key.split(':')
  const present = await readPresent(ctx, code, { lock: false })
  const { endpoint } = present.settings
  if (!endpoint.startsWith('sim:')) return DONE
  const prices = pricesOf(present.settings)
  const answer = await manageSimulated(ctx, { kind: 'company.tell', key }, { endpoint, path: '/manage' }, messageOf(code, present, prices))
  if (answer.is === 'AGAIN') return answer.outcome
  if (answer.is === 'SILENT') return note(ctx, key, 'company.tellFailed')
  if (answer.status !== 200) return note(ctx, key, 'company.tellRefused', 'ANSWER')
  await keepItsKey(ctx, code, answer.body)
  return prices ? note(ctx, key, 'company.told') : note(ctx, key, 'company.tellRefused', 'PRICES')
}

/** `why` it was refused: it said no (ANSWER), or it learned all but its prices. What stands at the version is read from here (read-telling.ts). */
async function note(ctx: Ctx, key: string, action: string, why?: 'ANSWER' | 'PRICES'): Promise<JobOutcome> {
  const [code = '', version = ''] = key.split(':')
  await recordAudit(ctx, { action, subjectId: code, key, detail: { version: Number.parseInt(version, 10), ...(why ? { why } : {}) } })
  return DONE
}

/** A company that was opened makes a key of its own for protocol json; where one was entered, that stays. */
async function keepItsKey(ctx: Ctx, code: string, body: Uint8Array): Promise<void> {
  const { companySm2PublicKey = '' } = JSON.parse(new TextDecoder().decode(body)) as { companySm2PublicKey?: string }
  await ctx.db.query(`UPDATE company SET company_sm2_public_key = $2 WHERE code = $1 AND company_sm2_public_key = '' RETURNING code`, [code, companySm2PublicKey])
}

function messageOf(code: string, { settings, keys }: Present, prices: Prices | null) {
  const { companyId, merchantId, name, shortName, cycleMonths, numberRule, cityName, divisionName, windows } = settings
  const { length, charset, prefix, check, meterSerial = 'A999999999' } = numberRule
  return {
    company: {
      code, companyId, merchantId, name, smsSign: `${shortName}(模拟)`, signingKey: keys.signingKey, cycle: cycleMonths, tierPeriod: prices?.tierPeriod ?? 'YEAR', windows,
      platformSm2PublicKey: sm2PairOf(keys.platformSm2PrivateKey)?.publicKey ?? '',
    },
    registry: { area: cityName === divisionName ? cityName : cityName + divisionName, meterSerial, form: { length, charset, ...(prefix ? { prefix } : {}), ...(check ? { check } : {}) } },
    lateFees: lateFeesOf(settings),
    prices: prices?.lists ?? null,
  }
}
