/** A number that the chosen company does not know: why, and who does (rule E1). */
import { beforeAll, describe, expect, test } from 'vitest'
import { findRightCompany, startBinding } from '@/lib/accounts'
import { searchCompanies } from '@/lib/companies'
import type { Ctx } from '@/lib/db'
import { newResident, userIdOf } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { companyOf, mergerInto, numberOf, oldOf } from '../../support/registry'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
let ctx: Ctx

beforeAll(async () => {
  ctx = (await newResident(world)).ctx
})

const find = (companyCode: string, number: string, who = ctx) => findRightCompany({ ctx: who, input: { companyCode, number } })

/** As a door that nobody has tried. */
const fresh = async () => void (await ctx.db.query(`DELETE FROM attempt_counter WHERE key LIKE 'right:%' RETURNING key`, []))

describe('the cause', () => {
  test('is an old number, where it was one of this company’s or of those it took over', async () => {
    expect(await find('w370116', oldOf('w370116', 3))).toEqual({
      cause: 'OLD_NUMBER', hints: [{ companyCode: 'w370116', companyName: companyOf('w370116').name, number: numberOf('w370116', 3), since: '2019-01-09', oldName: '莱芜市莱城区' }],
    })
    const own = await (await newResident(world, { numbers: [] })).ctx
    expect(await find('beijing', '00000001', own)).toEqual({ cause: 'OLD_NUMBER', hints: [{ companyCode: 'beijing', companyName: '北京市自来水（模拟）', number: '0100000001', since: '2020', oldName: null }] })
  })

  test.each(['w510185', 'w340422', 'w340722', 'w330113'])('is a district that moved, where the company that it left is chosen (%s)', async (code) => {
    const { oldCompanyCode, oldDivisionName, since } = mergerInto(code)
    const hint = { companyCode: code, companyName: companyOf(code).name, number: numberOf(code, 7), since, oldName: oldDivisionName }
    expect(await find(oldCompanyCode ?? '', oldOf(code, 7))).toEqual({ cause: 'MOVED', hints: [hint] })
    expect(await find(oldCompanyCode ?? '', numberOf(code, 7))).toEqual({ cause: 'MOVED', hints: [hint] })
  })

  test('is another company of the city, with figures as people paste them', async () => {
    const number = numberOf('w440305', 2)
    expect(await find('shenzhen', ` ${number.slice(0, 3)} ${number.slice(3)} `)).toEqual({
      cause: 'OTHER_COMPANY', hints: [{ companyCode: 'w440305', companyName: companyOf('w440305').name, number, since: null, oldName: null }],
    })
  })

  test('is another company of the city whose numbers have letters, where this one has figures only', async () => {
    const lettered = companyOf('w130700')
    const number = numberOf('w130700', 2)
    expect(lettered.numberRule).toMatchObject({ charset: 'UPPER_ALNUM' })
    expect(await find('w130702', number.toLowerCase())).toMatchObject({ cause: 'OTHER_COMPANY', hints: [{ companyCode: 'w130700', number }] })
  })

  test('is a company the resident has an account with, in whatever city', async () => {
    const { ctx: neighbour } = await newResident(world, { numbers: ['0100000002'] })
    expect(await find('shanghai', '0100000005', neighbour)).toMatchObject({ cause: 'OTHER_COMPANY', hints: [{ companyCode: 'beijing', number: '0100000005' }] })
    expect(await find('shanghai', '0100000005')).toEqual({ cause: 'UNKNOWN', hints: [] })
  })

  test('is not known for what nobody has; then nobody is asked and nothing is written', async () => {
    expect(await tablesChangedBy(ctx.db, () => find('beijing', '0199999999'))).toEqual([])
    expect(await find('beijing', '0199999999')).toEqual({ cause: 'UNKNOWN', hints: [] })
    expect(await find('shenzhen', '9999999999')).toEqual({ cause: 'UNKNOWN', hints: [] })
  })
})

test('what is offered can be bound there at once, and says nothing of the holder', async () => {
  const found = await find('w512000', oldOf('w510185', 9))
  const [hint] = found.hints
  expect(await startBinding({ ctx, input: { companyCode: hint?.companyCode, number: hint?.number } })).toMatchObject({ state: 'STARTED', companyCode: 'w510185' })
  const [holder] = await ctx.db.query<{ name: string; address: string }>('SELECT holder_name AS name, address FROM sim_water.customer WHERE company_code = $1 AND bill_key = $2', ['w510185', hint?.number])
  expect(JSON.stringify(found)).not.toContain(holder?.name)
  expect(JSON.stringify(found)).not.toContain(holder?.address)
})

test('a company that is silent, cut off or switched off is not offered', async () => {
  const number = oldOf('w510185', 10)
  const silent: Ctx = { ...ctx, outside: { send: async () => ({ outcome: 'TIMEOUT' }), askTcp: async () => ({ outcome: 'TIMEOUT' }) } }
  expect(await find('w512000', number, silent)).toEqual({ cause: 'UNKNOWN', hints: [] })
  await ctx.db.query(`INSERT INTO company_health (company_code, failures, bill_keys, last_failure, failed_at, cut_off_until, cut_offs) VALUES ('w510185', 5, '{}', 'TIMEOUT', $1, $1::timestamptz + interval '1 minute', 1)
    ON CONFLICT (company_code) DO UPDATE SET cut_off_until = excluded.cut_off_until RETURNING 1`, [ctx.clock.now()])
  expect(await find('w512000', number)).toEqual({ cause: 'UNKNOWN', hints: [] })
  await ctx.db.query(`DELETE FROM company_health RETURNING 1`, [])
  await ctx.db.query(`UPDATE company SET enabled = false WHERE code = 'w510185' RETURNING code`, [])
  expect(await find('w512000', number)).toEqual({ cause: 'UNKNOWN', hints: [] })
  await ctx.db.query(`UPDATE company SET enabled = true WHERE code = 'w510185' RETURNING code`, [])
  expect((await find('w512000', number)).cause).toBe('MOVED')
  await fresh()
})

test('of a crowd of companies eight are asked, not more', async () => {
  const asked = new Set<string>()
  const watched: Ctx = { ...ctx, outside: {
    send: async (message) => { asked.add(message.endpoint); return ctx.outside.send(message) },
    askTcp: async (message) => { asked.add(message.endpoint); return ctx.outside.askTcp?.(message) ?? { outcome: 'UNREACHABLE' } },
  } }
  // Ten figures suit many of Chongqing's 38.
  await find('w500101', '1234567890', watched)
  expect(asked.size).toBeLessThanOrEqual(8)
  expect(asked.size).toBeGreaterThan(3)
  await fresh()
})

test('guessers have twenty tries an hour, apart from those of binding', async () => {
  const { ctx: guesser } = await newResident(world)
  for (let n = 0; n < 20; n += 1) await find('shenzhen', numberOf('w440305', 2), guesser)
  expect(await refusal(find('shenzhen', numberOf('w440305', 2), guesser))).toBe('RATE_LIMITED')
  expect(await startBinding({ ctx: guesser, input: { companyCode: 'w440305', number: numberOf('w440305', 2) } })).toMatchObject({ state: 'STARTED' })
  const keys = await ctx.db.query<{ key: string }>('SELECT key FROM attempt_counter WHERE key LIKE $1 ORDER BY key', [`%${userIdOf(guesser)}`])
  expect(keys.map(({ key }) => key.split(':')[0])).toEqual(['bind', 'right'])
})

test('only residents ask, about companies that are there', async () => {
  expect(await refusal(find('shenzhen', '1', await world.as({ kind: 'ANONYMOUS' })))).toBe('UNAUTHENTICATED')
  expect(await refusal(find('nobody', '1'))).toBe('COMPANY_NOT_FOUND')
})

test.each([['江干区', 'w330102'], ['jiangganqu', 'w330102'], ['江干区水务', 'w330102'], ['莱芜市莱城区', 'w370116'], ['莱城', 'w370116'], ['塘沽', 'w120116'], ['jys', 'w510185'], ['居巢区供水', 'w340181']])('%s leads to the company of today', async (text, code) => {
  expect((await searchCompanies({ ctx, input: { text } })).companies.map((company) => company.code)).toContain(code)
})
