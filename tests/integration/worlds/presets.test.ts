import { afterAll, expect, test } from 'vitest'
import { MAX_ACCOUNTS } from '@/lib/accounts'
import type { Ctx } from '@/lib/db'
import { bankGateway, type BankCall, type BankLink } from '@/lib/gateways/bank'
import { closeControl } from '@/lib/worlds'
import { inProcessCtx, type PRESETS } from '@/prisma/seed'
import { addBankSide } from '@/prisma/seed/sim-bank'
import { moneyProblems } from '../../support/money-books'
import { makeWorld, unmakeWorld } from '../../support/open-world'

const made: string[] = []
afterAll(async () => {
  for (const name of made) await unmakeWorld(name)
  await closeControl()
})

const accounts = `SELECT u.display_name AS who, count(*)::int AS n, count(DISTINCT a.company_code)::int AS cities FROM water_account a JOIN app_user u ON u.id = a.user_id GROUP BY 1 ORDER BY 1`

/** Our books and the custodian bank's, asked over the line that the preset has. */
async function bankDifferences(ctx: Ctx): Promise<string[]> {
  const [link] = await ctx.db.query<BankLink>(
    `SELECT endpoint, mchid, serial, private_key AS "privateKey", bank_serial AS "bankSerial", bank_public_key AS "bankPublicKey" FROM bank_link WHERE enabled`,
    [],
  )
  if (!link) return ['no line to the bank side']
  const { outside, clock, secrets } = ctx
  const call: BankCall = { link, outside, clock, secrets, record: async () => {} }
  const [ours] = await ctx.db.query<{ fen: bigint }>(`SELECT -sum(balance_fen)::bigint AS fen FROM ledger_balance WHERE account_id = 'custodian'`, [])
  const theirs = await bankGateway.custodianBalance(call, {})
  const companies = await ctx.db.query<{ code: string }>(`SELECT code FROM company WHERE acquirer_merchant_no NOT IN (SELECT merchant_no FROM sim_bank.merchant)`, [])
  return [...(theirs.ok && theirs.value.balanceFen === ours?.fen ? [] : ['the custodian account']), ...companies.map(({ code }) => code)]
}

test.each([
  ['empty', []],
  ['demo', [{ who: '李先生', n: 1, cities: 1 }, { who: '王女士', n: 2, cities: 1 }]],
  ['family', [{ who: '张秀兰', n: 1, cities: 1 }, { who: '李先生', n: 1, cities: 1 }, { who: '王女士', n: 4, cities: 3 }, { who: '王建国', n: 1, cities: 1 }, { who: '王晓', n: 1, cities: 1 }]],
  ['many-accounts', [{ who: '李先生', n: 1, cities: 1 }, { who: '王女士', n: MAX_ACCOUNTS, cities: 3 }]],
] as const)('the preset %s holds whom it says, and its books close', async (preset, expected) => {
  const name = `pr${process.pid}-${preset}`
  made.push(name)
  const world = await makeWorld(name, preset as keyof typeof PRESETS)
  try {
    const found = await world.db.query<{ who: string; n: number; cities: number }>(accounts, [])
    const byName = (a: { who: string }, b: { who: string }) => (a.who < b.who ? -1 : 1)
    expect(found.toSorted(byName)).toEqual([...expected].toSorted(byName))
    const ctx = await inProcessCtx(world)
    expect(await moneyProblems(ctx)).toEqual([])
    expect(await bankDifferences(ctx)).toEqual([])
  } finally {
    await world.handle.close()
  }
})

test('a world made before there was a bank side gets one that agrees, once', async () => {
  const name = `pr${process.pid}-older`
  made.push(name)
  const world = await makeWorld(name, 'demo')
  try {
    const ctx = await inProcessCtx(world)
    const tables = await ctx.db.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'sim_bank' AND tablename <> 'custodian_entry'`, [])
    await ctx.db.query('ALTER TABLE sim_bank.custodian_entry DISABLE TRIGGER ALL', [])
    for (const table of ['bank_link', 'sim_bank.custodian_entry', ...tables.map((one) => `sim_bank.${one.name}`)]) await ctx.db.query(`DELETE FROM ${table}`, [])
    await ctx.db.query(`UPDATE company SET acquirer_merchant_no = ''`, [])
    expect(await bankDifferences(ctx)).not.toEqual([])
    for (let n = 0; n < 2; n += 1) await addBankSide(ctx)
    expect(await bankDifferences(ctx)).toEqual([])
  } finally {
    await world.handle.close()
  }
})
