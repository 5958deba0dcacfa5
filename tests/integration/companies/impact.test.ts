import { beforeAll, describe, expect, it } from 'vitest'
import { getCompanySettings, proposeChange } from '@/lib/companies/changes'
import { exampleBill, previewImpact, previewKept, readCompanyForm, readProposal, readTariffForm, tryNumber } from '@/lib/console/companies'
import type { Ctx } from '@/lib/db'
import { keepBoundAccount } from '@/lib/qa'
import { useWorld } from '../../support/world'
import { deskOf } from './desk'

const world = useWorld()
const desk = {} as Record<'admin' | 'tariff' | 'viewer', Ctx>

beforeAll(async () => {
  for (const name of ['admin', 'tariff', 'viewer'] as const) desk[name] = await deskOf(world, name)
})

const preview = (code: string, patch: object, who: keyof typeof desk = 'admin') => previewImpact({ ctx: desk[who], input: { code, base: 1, patch } })
const tiers = (first: string, basis = 'YEAR') => ({
  category: 'RESIDENTIAL', basis, household: { kind: 'NONE' }, lateFee: { ratePpmPerDay: 5_000, graceDays: 15, cap: { kind: 'PRINCIPAL' }, base: ['WATER'] },
  tiers: [{ upToM3: 220, prices: { WATER: first, SEWAGE: '15300' } }, { upToM3: 300, prices: { WATER: '33000', SEWAGE: '15300' } }, { upToM3: null, prices: { WATER: '43000', SEWAGE: '15300' } }],
})

describe('before anybody saves it', () => {
  it('a number rule says how many bound numbers would fail, some of them masked', async () => {
    const { settings } = await getCompanySettings({ ctx: desk.viewer, input: { code: 'beijing' } })
    const rule = { ...settings.numberRule, prefix: '02', example: '0200000001' }
    expect(await preview('beijing', { numberRule: rule })).toMatchObject({ bound: 3, failing: 3, failingSample: ['01****0002', '01****0003', '01****0004'], isMoney: false, tables: [] })
    // A home is one, however many people have bound it.
    const other = await world.resident('李先生')
    await keepBoundAccount(await world.system(), { userId: other.actor.kind === 'USER' ? other.actor.userId : '', companyCode: 'beijing', billKey: '0100000002', alias: '共有' })
    expect(await preview('beijing', { numberRule: rule })).toMatchObject({ bound: 3, failing: 3 })
    expect(await preview('beijing', { numberRule: { ...rule, prefix: '01', example: '0100000001' } })).toMatchObject({ bound: 3, failing: 0 })
  })

  it('a price says what sample homes and the newest bills would pay', async () => {
    const resident = await world.resident()
    if (resident.actor.kind !== 'USER') throw new Error('a resident')
    await keepBoundAccount(await world.system(), { userId: resident.actor.userId, companyCode: 'shanghai', billKey: '20000001', alias: '上海' })
    const impact = await preview('shanghai', { 'tariff:RESIDENTIAL:2026-05-01': { definition: tiers('29200'), source: '' } }, 'tariff')
    expect(impact.isMoney).toBe(true)
    // 2 people, 6 m³ in May: 6 × (1.92 + 1.53), then 6 × (2.92 + 1.53).
    expect(impact.tables[0]?.samples[0]).toMatchObject({ monthlyM3: 6, usedBeforeM3: 24, beforeFen: 2_070n, afterFen: 2_670n })
    // February's 11 m³ of 37.95 would be 48.95.
    expect(impact.tables[0]?.bills).toMatchObject({ bills: 1, risen: 1, fallen: 0, beforeFen: 3_795n, afterFen: 4_895n, most: { billKeyMasked: '20**0001' } })
  })

  it('a price of any day is tried in the days in which it holds: the table in force, one of the past, one that is taken away', async () => {
    const { db } = await world.system()
    await db.query(`INSERT INTO tariff (id, company_code, category, valid_from, definition, source) VALUES ('tar_next', 'shanghai', 'RESIDENTIAL', '2026-09-01T00:00:00+08:00', $1::jsonb, '') RETURNING id`, [JSON.stringify(tiers('32200'))])
    const table = (day: string, price: string) => ({ [`tariff:RESIDENTIAL:${day}`]: { definition: tiers(price), source: '' } })
    // In force now, though not the newest: 6 m³ in April, 1.92 → 2.92.
    const [inForce] = (await preview('shanghai', table('2013-08-01', '29200'), 'tariff')).tables
    expect(inForce).toMatchObject({ day: '2013-08-01', until: '2026-09-01', bills: { bills: 1, risen: 1, beforeFen: 3_795n, afterFen: 4_895n } })
    expect(inForce?.samples[0]).toMatchObject({ usedBeforeM3: 18, beforeFen: 2_070n, afterFen: 2_670n })
    // Too short for a cycle, and both of them at once.
    const short = (await preview('shanghai', { ...table('2026-05-01', '20000'), ...table('2026-05-20', '21000') }, 'tariff')).tables
    expect(short.map(({ day, until, samples }) => [day, until, samples[0]?.beforeFen, samples[0]?.afterFen])).toEqual([['2026-05-20', '2026-09-01', 2_070n, 2_178n], ['2026-05-01', '2026-05-20', 2_070n, 2_118n]])
    // Taken away: those before it hold on.
    const [gone] = (await preview('shanghai', { 'tariff:RESIDENTIAL:2026-09-01': null }, 'tariff')).tables
    expect(gone).toMatchObject({ until: null, bills: { fallen: 1, afterFen: 3_795n } })
    expect(gone?.samples[0]).toMatchObject({ usedBeforeM3: 48, beforeFen: 2_850n, afterFen: 2_070n })
    await db.query(`DELETE FROM tariff WHERE id = 'tar_next' RETURNING id`, [])
  })

  it('a category that no sample home is of says that it was not tried', async () => {
    const definition = { ...tiers('29200'), category: 'NON_RESIDENTIAL' }
    expect((await preview('shanghai', { 'tariff:NON_RESIDENTIAL:2026-05-01': { definition, source: '' } }, 'tariff')).tables).toEqual([{ category: 'NON_RESIDENTIAL', day: '2026-05-01', until: null, samples: [], bills: null }])
  })

  it('the second person is shown the same as the first', async () => {
    const patch = { 'tariff:RESIDENTIAL:2026-05-01': { definition: tiers('29200'), source: '' } }
    const shown = await preview('shanghai', patch, 'tariff')
    const kept = await proposeChange({ ctx: desk.tariff, input: { code: 'shanghai', base: 1, patch, reason: '调价', idempotencyKey: 'impact-kept-1' } })
    expect(await previewKept({ ctx: desk.admin, input: { code: 'shanghai', version: kept.version } })).toEqual(shown)
    await expect(previewKept({ ctx: await world.resident(), input: { code: 'shanghai', version: kept.version } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('an amount says who owes less than could be paid', async () => {
    expect((await preview('beijing', { minPaymentFen: '1000000' })).amountNote).toEqual({ below: 2, above: 0 })
  })

  it('is refused as the change would be', async () => {
    await expect(preview('beijing', { hotline: 'x' })).rejects.toMatchObject({ code: 'COMPANY_HOTLINE' })
    await expect(preview('beijing', { hotline: '96001' }, 'viewer')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(preview('beijing', {})).rejects.toMatchObject({ code: 'CHANGE_EMPTY' })
    await expect(preview('nowhere', { hotline: '96001' })).rejects.toMatchObject({ code: 'COMPANY_NOT_FOUND' })
  })
})

describe('the forms of the desk', () => {
  const form = { code: 'beijing', base: '1', name: ' 北京 ', minPayment: '0.01', maxPayment: '50000', serviceFee: '0.6%', cycleMonths: '2', sandbox: 'no', 'rule.length': '10', 'rule.charset': 'DIGITS', 'rule.example': '0100000001', windows: 'yes', 'window.0.kind': 'BATCH_DEBIT', 'window.0.from': '23:30', 'window.0.to': '00:30', 'window.0.day1': 'on' }

  it('are read as settings: yuan, per cent, days', () => {
    expect(readCompanyForm(form)).toEqual({
      patch: {
        name: '北京', minPaymentFen: '1', maxPaymentFen: '5000000', serviceFeePpm: '6000', cycleMonths: 2, isSandbox: false, numberRule: { length: 10, charset: 'DIGITS', example: '0100000001' },
        windows: [{ kind: 'BATCH_DEBIT', days: [1], from: '23:30', to: '00:30' }],
      },
      keys: {},
    })
  })

  it('of a part say nothing of the rest', () => {
    expect(readCompanyForm({ enabled: 'no' })).toEqual({ patch: { enabled: false }, keys: {} })
  })

  it('after a conflict hold only the lines that were chosen', () => {
    const merged = { code: 'beijing', mergedBase: '3', base: '1', hotline: '1', merge: JSON.stringify({ hotline: '96001', name: '水' }), 'pick:hotline': 'mine', 'pick:name': 'theirs' }
    expect(readProposal(merged)).toMatchObject({ base: '3', patch: { hotline: '96001' } })
    for (const merge of ['{', '[1]', 'null', 'x'.repeat(500_000)]) expect(readProposal({ ...merged, merge }).patch).toEqual({})
  })

  it('after a conflict still hold the keys that were typed and chosen', () => {
    const merged = { code: 'beijing', mergedBase: '3', base: '1', signingKey: 'abcdefabcdefabcdefabcdefabcdef00', companySm2PublicKey: '04aa', platformSm2PrivateKey: '', merge: '{}', 'pick:key:signingKey': 'mine', 'pick:key:companySm2PublicKey': 'theirs' }
    expect(readProposal(merged)).toMatchObject({ base: '3', patch: {}, keys: { signingKey: 'abcdefabcdefabcdefabcdefabcdef00' } })
    expect(readProposal(merged).keys).not.toHaveProperty('companySm2PublicKey')
  })

  it('of a price table make tiers of what is filled in', () => {
    const table = readTariffForm({ category: 'RESIDENTIAL', day: '2026-05-01', basis: 'YEAR', 'tier.0.upTo': '180', 'tier.0.WATER': '2.07', 'tier.1.WATER': '4.07', 'home.kind': 'FLAT', 'home.people': '5', 'home.addM3': '100', 'late.rate': '5', 'late.grace': '15', 'late.base': 'ALL' })
    expect(table.definition).toEqual({
      category: 'RESIDENTIAL', basis: 'YEAR', tiers: [{ upToM3: 180, prices: { WATER: '20700' } }, { upToM3: null, prices: { WATER: '40700' } }], household: { kind: 'FLAT', atLeast: 5, addM3: 100 },
      lateFee: { ratePpmPerDay: 5_000, graceDays: 15, cap: { kind: 'PRINCIPAL' }, base: 'ALL' },
    })
  })

  it('an example bill, or what is wrong with the table', async () => {
    const at = (definition: unknown) => exampleBill({ ctx: desk.viewer, input: { definition, volumeM3: 11 } })
    expect(await at(tiers('19200'))).toMatchObject({ ok: true, totalFen: 3_795n })
    expect(await at({ ...tiers('19200'), tiers: [] })).toEqual({ ok: false, problems: [{ path: 'tiers', code: 'SHAPE' }] })
    expect(await at(tiers('99999999'))).toMatchObject({ ok: false })
  })

  it('a number against a rule that is not yet anybody’s', async () => {
    expect(await tryNumber({ ctx: desk.viewer, input: { ...form, number: ' 0100 000001' } })).toBe('0100000001')
    await expect(tryNumber({ ctx: desk.viewer, input: { ...form, number: '1' } })).rejects.toMatchObject({ code: 'NUMBER_LENGTH' })
    await expect(tryNumber({ ctx: desk.viewer, input: { ...form, 'rule.length': 'x', number: '1' } })).rejects.toMatchObject({ code: 'COMPANY_NUMBER_RULE' })
  })
})
