/**
 * `npm run bench -- companies --json`: p95 of finding a company by a text, and the city by a position, with 16 clients over a registry of more
 * than three thousand, beside `SELECT 1` with as many; medians of five interleaved rounds. `firstContactMs` is the longest first question about
 * a number of a company that nobody has asked before, of fifty. `deadCompanyRatio`: what 199 companies do while one never answers, as a part of what they do while it
 * does, answers or credited payments, whichever is less (tests/bench/companies/dead-company.ts).
 */
import { ENDPOINT_COLUMNS, locateCity, searchCompanies } from '@/lib/companies'
import { gatewayFor, type CompanyEndpoint, type WaterProtocol } from '@/lib/gateways/water'
import { elapsedMs } from '@/lib/kernel/clock'
import { deleteWorld } from '@/lib/worlds'
import { inProcessCtx } from '@/prisma/seed'
import { RESIDENTS } from '@/prisma/seed/people'
import { makeWorld } from '../support/open-world'
import { deadCompany } from './companies/dead-company'
import { positions, searchTexts } from './companies/searches'
import { median, percentile, round, runThrough } from './support/rounds'

const CLIENTS = 16
const ROUNDS = 5
const CALLS = 2_000
const CONTACTS = 50
const NAME = 'bench-companies'

type Ctx = Awaited<ReturnType<typeof inProcessCtx>>

async function p95<T>(all: readonly T[], once: (one: T) => Promise<unknown>): Promise<number> {
  return percentile((await runThrough(CLIENTS, all, async (one) => void (await once(one)))).latenciesMs, 0.95)
}

/** Each of another company: what it takes to write a customer with two years down, and to answer. */
async function firstContactMs(ctx: Ctx): Promise<number> {
  const companies = await ctx.db.query<CompanyEndpoint & { example: string }>(
    `SELECT ${ENDPOINT_COLUMNS}, c.number_rule ->> 'example' AS example FROM company c WHERE c.code ~ '^w[0-9]+$' ORDER BY md5(c.code) LIMIT ${CONTACTS}`,
    [],
  )
  const times: number[] = []
  for (const { example: billKey, ...company } of companies) {
    const start = elapsedMs()
    const call = { company, memory: ctx.db, outside: ctx.outside, sequence: ctx.random.digits('transeqnum', company.companyCode, 18), record: async () => {}, at: ctx.clock.now() }
    const answer = await gatewayFor(company.protocol as WaterProtocol).query(call, { billKey, beginNum: 1, queryNum: 1 })
    if (!answer.ok) throw new Error(`${company.companyCode} does not know ${billKey}`)
    times.push(elapsedMs() - start)
  }
  return Math.max(...times)
}

async function measure(): Promise<Record<string, unknown>> {
  await deleteWorld(NAME).catch(() => {})
  const world = await makeWorld(NAME, 'demo')
  const system = await inProcessCtx(world)
  const ctx = await inProcessCtx(world, { kind: 'USER', userId: system.random.id('usr', RESIDENTS[0].openid), role: 'RESIDENT', sessionId: 'bench' })
  const [count] = await ctx.db.query<{ n: number }>('SELECT count(*)::int AS n FROM company WHERE enabled', [])
  const [texts, places] = [searchTexts(CALLS), positions(CALLS)]
  const times = { searchP95Ms: [] as number[], locateP95Ms: [] as number[], referenceP95Ms: [] as number[] }
  const search = () => p95(texts, (text) => searchCompanies({ ctx, input: { text } }))
  const locate = () => p95(places, (input) => locateCity({ ctx, input }))
  const reference = () => p95(texts, () => ctx.db.query('SELECT 1 AS one', []))
  for (const warm of [reference, search, locate]) await warm()
  for (let n = 0; n < ROUNDS; n += 1) {
    times.referenceP95Ms.push(await reference())
    times.searchP95Ms.push(await search())
    times.locateP95Ms.push(await locate())
    process.stdout.write(`round ${n + 1}: ${Object.entries(times).map(([name, list]) => `${name} ${round(list.at(-1) ?? 0)}`).join(', ')}\n`)
  }
  const contact = await firstContactMs(ctx)
  await world.handle.close()
  await deleteWorld(NAME)
  const medians = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, round(median(list))]))
  return { companies: count?.n ?? 0, ...medians, firstContactMs: round(contact), ...(await deadCompany()) }
}

process.stdout.write(`${JSON.stringify(await measure())}\n`)
process.exit(0)
