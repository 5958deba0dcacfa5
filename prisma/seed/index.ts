import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { MAX_ACCOUNTS } from '@/lib/accounts'
import { lowerNames } from '@/lib/gateways/signing'
import { BANK_CODE, inProcessOutside, TAX_CODE } from '@/lib/gateways/transports'
import type { Ctx } from '@/lib/db'
import { sha256Hex } from '@/lib/kernel/canonical'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { NOWHERE } from '@/lib/kernel/outside'
import { receiveTaxNotice } from '@/lib/invoices/bureau'
import { handleBank } from '@/lib/simulators/bank'
import { handleTax } from '@/lib/simulators/tax'
import { handleGbktcp, handleWater } from '@/lib/simulators/water'
import { createCtx, readState, systemCtx, type OpenWorld, type Preset } from '@/lib/worlds'
import { keepBoundAccount } from '@/lib/qa'
import { BOUND, FAMILY, FAMILY_BOUND, FAMILY_CARDS, RESIDENTS } from './people'
import { seedRegistry, seedSimRegistry } from './registry/seed'
import { seedFamilyCards, seedPlatform, seedResidents, seedStaff } from './seed-platform'
import { seedBankSide } from './sim-bank'
import { seedSellers, seedTaxBureau } from './sim-tax'
import { SIM_COMPANIES } from './sim-companies'
import { seedSimWater } from './sim-water'

/** What a template is made of: when any of it changes, templates are made anew. */
const SOURCES = ['prisma', 'lib/kernel', 'lib/places', 'lib/simulators', 'lib/companies', 'lib/accounts', 'lib/auth', 'lib/platform', 'lib/ledger', 'lib/bills', 'lib/qa', 'lib/crypto']

function contentHash(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name)).sort()
  return sha256Hex(paths.map((file) => `${file}\n${readFileSync(file, 'utf8')}`).join('\n'))
}

const version = () => SOURCES.map(contentHash).join(':')

/** A ctx whose companies and bank side answer within this process: for seeding, bulk simulation and tests. */
export async function inProcessCtx(world: OpenWorld, actor: Ctx['actor'] = { kind: 'SYSTEM' }): Promise<Ctx> {
  const state = await readState(world.db)
  const simCtx = async () => systemCtx(world, await readState(world.db), NOWHERE, 'sim')
  const outside = inProcessOutside(async (code, message) => {
    const sim = await simCtx()
    if (code === BANK_CODE) return handleBank(sim, message)
    if (code !== TAX_CODE) return handleWater(sim, code, message)
    return handleTax(sim, message, (notice) => takeNotice(world, notice))
  }, async (code, body) => handleGbktcp(await simCtx(), code, body))
  return createCtx({ world: world.ref, db: world.db, state, actor, requestId: 'in-process', outside })
}

/** What the bureau posts to the platform, which has no address here. */
async function takeNotice(world: OpenWorld, { headers, body }: { headers: Record<string, string>; body: Uint8Array }): Promise<boolean> {
  const ctx = systemCtx(world, await readState(world.db), NOWHERE, 'notice')
  await receiveTaxNotice({ ctx, input: { headers: lowerNames(headers), body } })
  return true
}

async function seedDemo(world: OpenWorld): Promise<Ctx> {
  const ctx = await inProcessCtx(world)
  await seedPlatform(ctx)
  await seedBankSide(ctx)
  await seedTaxBureau(ctx)
  await seedSellers(ctx)
  await seedRegistry(ctx)
  await seedSimWater(ctx)
  await seedSimRegistry(ctx)
  await seedStaff(ctx)
  const ids = await seedResidents(ctx, RESIDENTS)
  for (const { openid, ...account } of BOUND) await keepBoundAccount(ctx, { userId: ids.get(openid) ?? '', companyCode: 'beijing', ...account })
  return ctx
}

async function seedFamily(world: OpenWorld): Promise<void> {
  const ctx = await seedDemo(world)
  await seedResidents(ctx, FAMILY)
  for (const { openid, ...account } of FAMILY_BOUND) await keepBoundAccount(ctx, { userId: ctx.random.id('usr', openid), ...account })
  await seedFamilyCards(ctx, FAMILY_CARDS)
}

/** 王女士 has as many accounts as one may have (rule A1). */
async function seedManyAccounts(world: OpenWorld): Promise<void> {
  const ctx = await seedDemo(world)
  const userId = ctx.random.id('usr', RESIDENTS[0].openid)
  const all = SIM_COMPANIES.flatMap(({ company, customers }) => customers.map((customer) => ({ companyCode: company.code, ...customer })))
  const free = all.filter(({ billKey, behaviour }) => behaviour !== 'QUERY_TIMEOUT' && !behaviour.startsWith('REFUND') && !BOUND.some((bound) => bound.openid === RESIDENTS[0].openid && bound.billKey === billKey))
  const bound = BOUND.filter(({ openid }) => openid === RESIDENTS[0].openid).length
  for (const [n, { companyCode, billKey }] of free.slice(0, MAX_ACCOUNTS - bound).entries()) await keepBoundAccount(ctx, { userId, companyCode, billKey, alias: `第 ${n + 1 + bound} 处` })
}

async function seedEmpty(world: OpenWorld): Promise<void> {
  const ctx = await inProcessCtx(world)
  await seedPlatform(ctx)
  await seedBankSide(ctx)
  await seedTaxBureau(ctx)
  await seedSellers(ctx)
  await seedRegistry(ctx)
}

const STARTS_AT = shanghaiInstant(2026, 3, 16, 10)

export const PRESETS = {
  /** Two years of history, an overdue bill and a low balance; the first five minutes happen here. */
  demo: { name: 'demo', get version() { return version() }, startsAt: STARTS_AT, oneTapSignIn: true, seed: async (world) => void (await seedDemo(world)) },
  /** Three generations over three cities; two of them pay for one home, and one of them with a 亲情卡. */
  family: { name: 'family', get version() { return version() }, startsAt: STARTS_AT, oneTapSignIn: true, seed: seedFamily },
  /** A resident with as many accounts as one may have. */
  'many-accounts': { name: 'many-accounts', get version() { return version() }, startsAt: STARTS_AT, oneTapSignIn: true, seed: seedManyAccounts },
  /** Companies and prices, nobody in it. */
  empty: { name: 'empty', get version() { return version() }, startsAt: STARTS_AT, oneTapSignIn: false, seed: seedEmpty },
} as const satisfies Record<string, Preset>
