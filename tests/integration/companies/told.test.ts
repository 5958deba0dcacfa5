import { describe, expect, it } from 'vitest'
import { startBinding } from '@/lib/accounts'
import { getAccountBills, getBill, refreshBills } from '@/lib/bills'
import { approveChange, getCompanySettings, getTelling, proposeChange } from '@/lib/companies/changes'
import { previewImpact, previewKept, readCompanyBoard } from '@/lib/console/companies'
import type { Ctx } from '@/lib/db'
import { lateFee as lateFeeBy, type LateFeeRule, type TariffDefinitionJson } from '@/lib/companies/tariffs'
import { addMonths, DAY_MS, formatDay, monthOf, monthStart } from '@/lib/kernel/calendar'
import { registryNumber } from '@/lib/kernel/registry-number'
import { keepBoundAccount } from '@/lib/qa'
import { newKey, newResident, userIdOf } from '../../support/journey'
import { useWorld } from '../../support/world'
import { deskOf } from './desk'

const world = useWorld()
const desk = (name: 'admin' | 'operator'): Promise<Ctx> => deskOf(world, name)

/** Proposed, agreed to by a second person where money moves, and told. */
async function change(code: string, patch: object): Promise<number> {
  const { version: base } = await getCompanySettings({ ctx: await desk('admin'), input: { code } })
  const { version } = await proposeChange({ ctx: await desk('admin'), input: { code, base, patch, reason: '调整', idempotencyKey: newKey() } })
  const [row] = await (await world.system()).db.query<{ state: string }>('SELECT state FROM company_change WHERE company_code = $1 AND version = $2', [code, version])
  if (row?.state === 'PENDING') await approveChange({ ctx: await desk('operator'), input: { code, version } })
  await world.runDue()
  expect(world.jobErrors).toEqual([])
  return version
}

/** Somebody who has the number, and what the company says of it today. */
async function bound(companyCode: string, billKey: string) {
  const { ctx } = await newResident(world)
  const id = await keepBoundAccount(await world.system(), { userId: userIdOf(ctx), companyCode, billKey, alias: billKey })
  const bills = async () => {
    const present = await world.as(ctx.actor)
    const account = await present.db.prisma.waterAccount.findUniqueOrThrow({ where: { id } })
    await refreshBills(await world.system(), account, newKey())
    return Promise.all((await getAccountBills({ ctx: present, input: { waterAccountId: id } })).bills.map(({ billNo }) => getBill({ ctx: present, input: { waterAccountId: id, billNo } })))
  }
  return { id, bills }
}

describe('another cycle', () => {
  it('begins with a short bill of what is on none yet, and both sides make the same of it', async () => {
    const { bills } = await bound('shanghai', '20000001')
    await change('shanghai', { cycleMonths: 3 })
    await world.advance(25 * DAY_MS)
    const short = await bills()
    expect(short.slice(0, 2).map(({ beginMonth, endMonth }) => [beginMonth, endMonth])).toEqual([['202603', '202603'], ['202602', '202602']])
    await world.advance(95 * DAY_MS)
    const [quarter, march] = await bills()
    expect([quarter?.beginMonth, quarter?.endMonth, march?.endMonth]).toEqual(['202604', '202606', '202603'])
    expect(quarter?.usedBeforeM3).toBe((march?.usedBeforeM3 ?? 0) + (march?.volumeM3 ?? 0))
    for (const bill of [quarter, march]) expect([bill?.differs, bill?.lateFeeFen, (bill?.lines.length ?? 0) > 0]).toEqual([false, bill === march ? expect.anything() : 0n, true])
  })

  it('a shorter one lets months become due at once that are late no sooner than others', async () => {
    await change('shanghai', { cycleMonths: 12 })
    const { bills } = await bound('shanghai', '20000002')
    await world.advance(100 * DAY_MS)
    const [newest] = await bills()
    expect(newest?.endMonth).toBe('202606')
    await change('shanghai', { cycleMonths: 1 })
    await world.advance(DAY_MS)
    const [september, august, july] = await bills()
    expect([september, august, july].map((bill) => [bill?.endMonth, bill?.lateFeeFen, (bill?.dueOn.getTime() ?? 0) > (bill?.issuedOn.getTime() ?? 0)])).toEqual([['202609', 0n, true], ['202608', 0n, true], ['202607', 0n, true]])
    expect(july?.issuedOn).toEqual(september?.issuedOn)
  })
})

describe('another late fee', () => {
  const lateFee = { ratePpmPerDay: 1_000, graceDays: 3, cap: { kind: 'PPM', ppm: 20_000 }, base: 'ALL' } as const

  it('of a table is charged by the company for bills issued from its day on, and no others, as our own rule says', async () => {
    const { bills } = await bound('guangzhou', '300000000001')
    const { settings } = await getCompanySettings({ ctx: await desk('admin'), input: { code: 'guangzhou' } })
    const table = settings.tariffs.findLast(({ category }) => category === 'RESIDENTIAL')
    const before = (await bills()).find(({ state }) => state !== 'PAID')
    const day = formatDay(new Date((await world.system()).clock.now().getTime() + DAY_MS))
    await change('guangzhou', { tariffs: [...settings.tariffs, { ...table, day, definition: { ...(table?.definition as object), lateFee } }] })
    for (const days of [35, 7, 40]) {
      await world.advance(days * DAY_MS)
      const asOf = (await world.system()).clock.now()
      const open = (await bills()).filter(({ state }) => state !== 'PAID')
      const [old, fresh] = [open.find(({ billNo }) => billNo === before?.billNo), open.filter(({ issuedOn }) => formatDay(issuedOn) >= day).at(-1)]
      const feeOf = (rule: LateFeeRule, bill = fresh) => bill && lateFeeBy({ rule, dueOn: bill.dueOn, asOf, paidFen: 0n, principalByComponent: bill.lines })
      expect(feeOf(lateFee)).toMatchObject({ value: { feeFen: fresh?.lateFeeFen } })
      expect(feeOf({ ratePpmPerDay: 5_000, graceDays: 15, cap: { kind: 'PRINCIPAL' }, base: ['WATER'] }, old)).toMatchObject({ value: { feeFen: old?.lateFeeFen } })
      if (days === 40) expect((fresh?.lateFeeFen ?? 0n) * 100n).toBeGreaterThan((fresh?.amountFen ?? 0n) * 19n / 10n)
    }
  })
})

it('prices that begin inside a month are charged from their day on, and both sides split the bill alike', async () => {
  const { settings } = await getCompanySettings({ ctx: await desk('admin'), input: { code: 'chengdu' } })
  const { bills } = await bound('chengdu', settings.numberRule.example)
  const table = settings.tariffs.findLast(({ category }) => category === 'RESIDENTIAL')
  const { definition } = table as { definition: TariffDefinitionJson }
  const dearer = { ...definition, tiers: definition.tiers.map(({ upToM3, prices }) => ({ upToM3, prices: { ...prices, WATER: String(2n * BigInt(prices.WATER ?? 0)) } })) }
  const month = monthOf((await world.system()).clock.now())
  const days = [17, 23].map((date) => formatDay(new Date(monthStart(addMonths(month, 1)).getTime() + (date - 1) * DAY_MS)))
  await change('chengdu', { tariffs: [...settings.tariffs, { ...table, day: days[0], definition: dearer }, { ...table, day: days[1], definition }] })
  await world.advance(100 * DAY_MS)
  const split = (await bills()).find(({ beginMonth, endMonth }) => beginMonth <= addMonths(month, 1) && addMonths(month, 1) <= endMonth)
  expect([split?.differs, new Set(split?.lines.map(({ segment }) => segment)).size]).toEqual([false, 3])
})

describe('another number rule', () => {
  const code = 'w330102'
  const startAt = async (number: string) => startBinding({ ctx: (await newResident(world)).ctx, input: { companyCode: code, number } })

  it('is the company’s too: numbers of the new form are bound, those that were bound stay, and it signs its messages by its new name', async () => {
    const { settings } = await getCompanySettings({ ctx: await desk('admin'), input: { code } })
    const old = await bound(code, settings.numberRule.example)
    const form = { length: 10, charset: 'DIGITS' as const, prefix: '77' }
    const fresh = registryNumber(form, code, 3)
    await change(code, { numberRule: { ...form, example: fresh }, shortName: '上城供水', verification: 'SMS', windows: [] })
    expect(await startAt(fresh)).toMatchObject({ billKey: fresh })
    await expect(startAt('7700000000')).rejects.toMatchObject({ code: 'NUMBER_NOT_FOUND' })
    expect((await old.bills()).length).toBeGreaterThan(0)
    const [books] = await (await world.system()).db.query(`SELECT sms_sign AS sign, registry->'form' AS form FROM sim_water.company WHERE code = $1`, [code])
    expect(books).toEqual({ sign: '上城供水(模拟)', form })
  })

  it('is nothing to a company whose customers are all on its books', async () => {
    await change('shanghai', { numberRule: { length: 9, charset: 'DIGITS', example: '200000011' } })
    const [books] = await (await world.system()).db.query(`SELECT registry FROM sim_water.company WHERE code = 'shanghai'`, [])
    expect(books).toEqual({ registry: null })
  })
})

describe('what came of telling', () => {
  const telling = async (code: string, version: number) => (await getTelling({ ctx: await desk('operator'), input: { code, version } }))?.outcome
  const last = async (code: string) => (await readCompanyBoard({ ctx: await desk('operator'), input: { code } })).telling
  let tables = 0
  const dearer = async (code: string) => {
    const { version: base, settings } = await getCompanySettings({ ctx: await desk('admin'), input: { code } })
    const table = settings.tariffs.findLast(({ category }) => category === 'RESIDENTIAL')
    return { code, base, patch: { tariffs: [...settings.tariffs, { ...table, day: `20${30 + (tables += 1)}-01-01` }] } }
  }

  it('stands at the version: it works by it, has kept its prices, or has taken nothing', async () => {
    const [told, kept] = [await change('tianjin', { hotline: '96901' }), await change('wuhan', (await dearer('wuhan')).patch)]
    expect([await telling('tianjin', told), await telling('wuhan', kept)]).toEqual(['TOLD', 'PRICES_KEPT'])
    const refused = await change('tianjin', { companyId: '310000001' })
    expect([await telling('tianjin', told), await telling('tianjin', refused)]).toEqual(['TOLD', 'REFUSED'])
    expect(await last('tianjin')).toMatchObject({ outcome: 'REFUSED', version: refused })
  })

  it('is nothing where nobody was to tell it, and still to come before its job has run', async () => {
    const { version: base } = await getCompanySettings({ ctx: await desk('admin'), input: { code: 'xian' } })
    const propose = async (hotline: string, from: number, tellCompany: boolean) => proposeChange({ ctx: await desk('operator'), input: { code: 'xian', base: from, patch: { hotline }, reason: '改', tellCompany, idempotencyKey: newKey() } })
    const silent = await propose('96902', base, false)
    const loud = await propose('96903', silent.version, true)
    expect([await telling('xian', silent.version), await telling('xian', loud.version), await last('xian')]).toEqual([undefined, 'WAITING', null])
    await world.runDue()
    expect(await telling('xian', loud.version)).toBe('TOLD')
  })

  it('is warned of before, where prices are to change that it cannot keep', async () => {
    const warned = async (asked: object) => (await previewImpact({ ctx: await desk('admin'), input: asked })).cannotTell
    const [wuhan, shenzhen] = [await dearer('wuhan'), await dearer('shenzhen')]
    expect([await warned(wuhan), await warned({ ...wuhan, tellCompany: false }), await warned({ ...wuhan, patch: { hotline: '96904' } }), await warned(shenzhen)]).toEqual([true, false, false, false])
    const { version } = await proposeChange({ ctx: await desk('admin'), input: { ...wuhan, reason: '调价', idempotencyKey: newKey() } })
    expect(await previewKept({ ctx: await desk('operator'), input: { code: 'wuhan', version } })).toMatchObject({ cannotTell: true })
  })
})
