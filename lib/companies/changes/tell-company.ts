import { sm2PairOf } from '@/lib/crypto/sm'
import type { Ctx } from '@/lib/db'
import { env } from '@/lib/env'
import { canonicalJson } from '@/lib/kernel/canonical'
import { againAt, countTries, DONE, recordAudit, type JobOutcome } from '@/lib/platform'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { signManaging } from '../managing'
import { parseTariff, type TariffDefinition } from '../tariffs'
import { readPresent, type Present } from './read-settings'

const TIMEOUT_MS = 10_000
const AGAIN_MS = 5 * SECOND_MS
const TRIES = 5

type Step = { endsAtM3: number | null; perExtraM3: number; largeHomeM3: number; rates: Record<string, string> }

/**
 * Job `company.tell`, key `<code>:<version>`: a simulated company learns by whose numbers, keys, prices and service windows it is to work, and is opened if there is none. It goes on charging by tables
 * of its own; where it cannot (bounds by the head), it keeps those it has and learns all else. A real company is never told anything.
 */
export async function tellCompanyJob(ctx: Ctx, key: string): Promise<JobOutcome> {
  const [code = ''] = key.split(':')
  const present = await readPresent(ctx, code, { lock: false })
  const { endpoint } = present.settings
  if (!endpoint.startsWith('sim:')) return DONE
  const prices = pricesOf(present)
  const body = new TextEncoder().encode(canonicalJson(messageOf(code, present, prices)))
  const answer = await ctx.outside.send({ endpoint, path: '/manage', headers: { 'content-type': 'application/json', ...signManaging(env.manageKey, body) }, body, timeoutMs: TIMEOUT_MS })
  if (answer.outcome !== 'ANSWERED' || answer.status >= 500) {
    const isLast = (await countTries(ctx, 'company.tell', key)) >= TRIES
    return isLast ? note(ctx, code, key, 'company.tellFailed') : againAt(new Date(ctx.clock.now().getTime() + AGAIN_MS))
  }
  if (answer.status !== 200) return note(ctx, code, key, 'company.tellRefused')
  await keepItsKey(ctx, code, answer.body)
  return note(ctx, code, key, prices ? 'company.told' : 'company.tellRefused')
}

async function note(ctx: Ctx, code: string, key: string, action: string): Promise<JobOutcome> {
  await recordAudit(ctx, { action, subjectId: code, key })
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
    prices: prices?.lists ?? null,
  }
}

type Prices = { tierPeriod: string; lists: { validFrom: string; steps: Step[] }[] }

/** Residential price tables in the company's own terms; null: it has no way to keep one of them. */
function pricesOf({ settings: { tariffs } }: Present): Prices | null {
  const residential = tariffs.filter(({ category }) => category === 'RESIDENTIAL')
  const read = residential.map(({ day, definition }) => ({ day, parsed: parseTariff(definition) }))
  const bases = new Set(read.map(({ parsed }) => (parsed.ok ? parsed.value.basis : '')))
  const [tierPeriod = ''] = bases
  if (bases.size !== 1) return null
  const lists = read.map(({ day, parsed }) => ({ validFrom: day, steps: parsed.ok ? stepsOf(parsed.value) : null }))
  return lists.every((list): list is { validFrom: string; steps: Step[] } => list.steps !== null) ? { tierPeriod, lists } : null
}

/** People that a simulated company's steps allow for. */
const PEOPLE = 5

function stepsOf({ tiers, household }: TariffDefinition): Step[] | null {
  const perExtraM3 = household.kind === 'PER_EXTRA_PERSON' && household.above === PEOPLE ? household.addM3 : 0
  const largeHomeM3 = household.kind === 'FLAT' && household.atLeast === PEOPLE ? household.addM3 : 0
  if (household.kind !== 'NONE' && perExtraM3 === 0 && largeHomeM3 === 0) return null
  return tiers.map(({ upToM3, prices }) => ({ endsAtM3: upToM3, perExtraM3, largeHomeM3, rates: Object.fromEntries(Object.entries(prices).map(([item, priceE4]) => [ITEMS[item] ?? item, String(priceE4)])) }))
}

/** A company has one item for the resource, whatever it is called in law. */
const ITEMS: Record<string, string> = { RESOURCE_FEE: 'RESOURCE', RESOURCE_TAX: 'RESOURCE' }
