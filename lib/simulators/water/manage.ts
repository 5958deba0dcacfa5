/** How a simulated company is opened, and learns by whose numbers, keys, prices, late fees and service windows it is to work: ours, for testers; a real company does this by itself. */
import { z } from 'zod'
import { sm2PairOf } from '@/lib/crypto/sm'
import { CYCLES } from '@/lib/kernel/billing-cycle'
import { formatDay } from '@/lib/kernel/calendar'
import { sha256Hex } from '@/lib/kernel/canonical'
import { CHECKS } from '@/lib/kernel/check-character'
import { hasRoomForCustomers } from '@/lib/kernel/registry-number'
import { ServiceWindows } from '@/lib/kernel/service-window'
import { readJson } from '../read-json'
import type { SimAnswer, SimCtx } from '../sim-ctx'

const Rates = z.record(z.enum(['WATER', 'RESOURCE', 'SEWAGE', 'GARBAGE']), z.string().regex(/^\d{1,8}$/))
const PartialRates = z.partialRecord(Rates.keyType, Rates.valueType)
const Step = z.object({ endsAtM3: z.number().int().positive().nullable(), perExtraM3: z.number().int().min(0), largeHomeM3: z.number().int().min(0), rates: PartialRates })
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const Managing = z.object({
  company: z.object({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/), companyId: z.string().regex(/^\d{1,20}$/), merchantId: z.string().regex(/^\d{1,20}$/), name: z.string().max(100), smsSign: z.string().max(60),
    signingKey: z.string().max(128), platformSm2PublicKey: z.string().max(130), cycle: z.literal(CYCLES), tierPeriod: z.enum(['YEAR', 'MONTH']),
    windows: ServiceWindows.default([]),
  }),
  registry: z.object({ area: z.string().max(60), meterSerial: z.string().max(20), form: z.object({ length: z.number().int().min(4).max(20), charset: z.enum(['DIGITS', 'UPPER_ALNUM']), prefix: z.string().max(6).optional(), check: z.enum(CHECKS).optional() }).refine(hasRoomForCustomers) }),
  /** Of bills issued from that day on, by fee items (none: all); also where it cannot keep the prices. */
  lateFees: z.array(z.object({ validFrom: Day, ratePpm: z.number().int().min(0).max(1_000_000), graceDays: z.number().int().min(0).max(3_650), capPpm: z.number().int().positive().nullable(), items: z.array(Rates.keyType).max(10) })).max(200).default([]),
  /** null: those it has stay. */
  prices: z.array(z.object({ validFrom: Day, steps: z.array(Step).min(1).max(10) })).min(1).max(200).nullable(),
})
type Managing = z.infer<typeof Managing>

/** Bills are issued and fall due as those of the others here; late fees are those of the tables it is told. */
const TERMS = { issue_day: 5, due_days: 15, grace_days: 15, late_rate_ppm: 5_000 }
/** The oldest table also holds for what was used before anybody wrote it down. */
const SINCE = '2000-01-01'

export async function manageWater(sim: SimCtx, companyCode: string, body: Uint8Array): Promise<Exclude<SimAnswer, 'SILENT'> & { body: Uint8Array }> {
  const parsed = Managing.safeParse(readJson(body))
  if (!parsed.success || parsed.data.company.code !== companyCode) return answer(400, {})
  const taken = await sim.db.query('SELECT 1 FROM sim_water.company WHERE company_id = $1 AND code <> $2', [parsed.data.company.companyId, companyCode])
  if (taken.length > 0) return answer(409, {})
  // One without prices cannot be opened.
  if (!parsed.data.prices && !(await isThere(sim, companyCode))) return answer(422, {})
  return answer(200, { companySm2PublicKey: await keep(sim, parsed.data) })
}

const isThere = async ({ db }: SimCtx, code: string) => (await db.query('SELECT 1 FROM sim_water.company WHERE code = $1', [code])).length > 0

const answer = (status: number, content: object) => ({ status, headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(JSON.stringify(content)) })

/** Its customers are those of a company of the registry, unless it has some of its own. */
async function keep(sim: SimCtx, { company, registry, prices, lateFees }: Managing): Promise<string> {
  const pair = sm2PairOf(sha256Hex(sim.random.id('sm2', company.code)))
  const row = { ...TERMS, ...company, registry, lateFees: fromTheBeginning(lateFees), closedOn: formatDay(sim.clock.now()), privateKey: pair?.privateKey ?? '', publicKey: pair?.publicKey ?? '' }
  const lists = prices && fromTheBeginning(prices)
  const [kept] = await sim.db.query<{ key: string }>('SELECT sim_water.manage($1::jsonb, $2::jsonb) AS key', [JSON.stringify(row), lists ? JSON.stringify(lists) : null])
  return kept?.key === row.privateKey ? row.publicKey : ''
}

const fromTheBeginning = <T extends { validFrom: string }>(all: T[]): T[] =>
  all.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).map((one, n) => (n === 0 && one.validFrom > SINCE ? { ...one, validFrom: SINCE } : one))
