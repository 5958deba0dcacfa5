import { beforeAll, describe, expect, it } from 'vitest'
import { approveChange, createCompany, getChange, getCompanySettings, getTelling, listChanges, proposeChange, refuseChange, rollBack, withdrawChange } from '@/lib/companies/changes'
import type { Ctx } from '@/lib/db'
import { advance } from '@/lib/jobs'
import { HOUR_MS } from '@/lib/kernel/calendar'
import type { Outside } from '@/lib/kernel/outside'
import { useWorld } from '../../support/world'
import { deskOf } from './desk'

const world = useWorld()
const desk = {} as Record<'admin' | 'operator' | 'tariff' | 'viewer', Ctx>

beforeAll(async () => {
  for (const name of ['admin', 'operator', 'tariff', 'viewer'] as const) desk[name] = await deskOf(world, name)
})

const now = async (ctx: Ctx): Promise<Ctx> => ({ ...ctx, clock: (await world.system()).clock })
const present = async (code = 'shanghai') => getCompanySettings({ ctx: desk.viewer, input: { code } })
let keys = 0
const propose = async (who: keyof typeof desk, patch: object, more: object = {}, code = 'shanghai') => {
  const { version } = await present(code)
  return proposeChange({ ctx: await now(desk[who]), input: { code, base: version, patch, reason: '更正', idempotencyKey: `propose-${(keys += 1)}`, ...more } })
}
const merchant = async (merchantNo: string) => (await world.system()).db.prisma.simBankMerchant.findUnique({ where: { merchantNo } })
const row = async (code = 'shanghai') => (await world.system()).db.prisma.company.findUniqueOrThrow({ where: { code } })

describe('a change that moves no money', () => {
  it('is in force at once, found by its new name, and its version says who, why and what', async () => {
    const done = await propose('operator', { name: '上海供水（模拟）', hotline: '96222' })
    expect(done).toMatchObject({ outcome: 'KEPT', state: 'APPLIED', version: 2 })
    expect(await row()).toMatchObject({ name: '上海供水（模拟）', hotline: '96222', version: 2 })
    expect((await row()).searchKeys).toContain('上海供水')
    const change = await getChange({ ctx: desk.viewer, input: { code: 'shanghai', version: 2 } })
    expect(change).toMatchObject({ author: '客服小陈', reason: '更正', isMoney: false, changes: [{ name: 'hotline', from: '962740', to: '96222' }, { name: 'name', from: '上海城投水务（模拟）', to: '上海供水（模拟）' }] })
  })

  it('made from a version that is no more is refused with what both have done, and changes nothing', async () => {
    const { version } = await present()
    await propose('operator', { hotline: '96333' })
    const stale = await proposeChange({ ctx: desk.admin, input: { code: 'shanghai', base: version, patch: { hotline: '96444', shortName: '上海供水' }, reason: '改', idempotencyKey: 'stale-0001' } })
    expect(stale).toMatchObject({ outcome: 'CONFLICT', version: version + 1 })
    expect(stale.outcome === 'CONFLICT' && stale.lines).toEqual([
      { name: 'hotline', base: '96222', theirs: '96333', mine: '96444', isConflict: true },
      { name: 'shortName', base: '上海水务', theirs: '上海水务', mine: '上海供水', isConflict: false },
    ])
    expect(await row()).toMatchObject({ hotline: '96333', shortName: '上海水务' })
  })

  it('sent twice is made once', async () => {
    const { version } = await present()
    const input = { code: 'shanghai', base: version, patch: { hotline: '96555' }, reason: '改', idempotencyKey: 'twice-0001' }
    const [first, second] = [await proposeChange({ ctx: desk.admin, input }), await proposeChange({ ctx: desk.admin, input })]
    expect(second).toEqual(first)
    expect((await row()).version).toBe(version + 1)
  })

  it('of two at once from one version, one is refused', async () => {
    const { version } = await present()
    const at = (hotline: string) => proposeChange({ ctx: desk.admin, input: { code: 'shanghai', base: version, patch: { hotline }, reason: '改', idempotencyKey: `race-${hotline}` } })
    const both = await Promise.all([at('96601'), at('96602')])
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['CONFLICT', 'KEPT'])
  })
})

describe('a change that moves money', () => {
  it('waits for a second person, who is not its author', async () => {
    const done = await propose('admin', { serviceFeePpm: '3000' })
    expect(done).toMatchObject({ outcome: 'KEPT', state: 'PENDING' })
    const at = { code: 'shanghai', version: done.version }
    expect((await row()).serviceFeePpm).toBe(2_000n)
    await expect(approveChange({ ctx: desk.admin, input: at })).rejects.toMatchObject({ code: 'CHANGE_OWN' })
    await expect(approveChange({ ctx: desk.viewer, input: at })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(approveChange({ ctx: desk.tariff, input: at })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await approveChange({ ctx: desk.operator, input: { ...at, note: '已核对协议' } })).toBe('APPLIED')
    expect((await row()).serviceFeePpm).toBe(3_000n)
    await expect(approveChange({ ctx: desk.operator, input: at })).rejects.toMatchObject({ code: 'CHANGE_DECIDED' })
    expect(await getChange({ ctx: desk.viewer, input: at })).toMatchObject({ state: 'APPLIED', decidedBy: '客服小陈', note: '已核对协议' })
  })

  it('refused or withdrawn changes nothing, and stays so', async () => {
    const first = await propose('admin', { channel: 'DIRECT' })
    const second = await propose('admin', { channel: 'UNKNOWN' })
    await expect(refuseChange({ ctx: desk.operator, input: { code: 'shanghai', version: first.version } })).rejects.toMatchObject({ code: 'CHANGE_REASON' })
    await refuseChange({ ctx: desk.operator, input: { code: 'shanghai', version: first.version, note: '不同意' } })
    await expect(withdrawChange({ ctx: desk.operator, input: { code: 'shanghai', version: second.version } })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await withdrawChange({ ctx: desk.admin, input: { code: 'shanghai', version: second.version } })
    expect((await row()).channel).toBe('LEGACY_UNIONPAY')
    await expect(approveChange({ ctx: desk.operator, input: { code: 'shanghai', version: second.version } })).rejects.toMatchObject({ code: 'CHANGE_DECIDED' })
  })

  it('is stale where another one has meanwhile set the same to something else', async () => {
    const first = await propose('admin', { maxPaymentFen: '100000' })
    const second = await propose('admin', { maxPaymentFen: '200000' })
    expect(await approveChange({ ctx: desk.operator, input: { code: 'shanghai', version: second.version } })).toBe('APPLIED')
    expect(await approveChange({ ctx: desk.operator, input: { code: 'shanghai', version: first.version } })).toBe('STALE')
    expect((await row()).maxPaymentFen).toBe(200_000n)
  })

  it('of a key shows its fingerprint alone, and roll-back brings the old one back', async () => {
    const { version, flat } = await present('guangzhou')
    const done = await propose('admin', {}, { keys: { signingKey: 'abcdefabcdefabcdefabcdefabcdef00' } }, 'guangzhou')
    const change = await getChange({ ctx: desk.viewer, input: { code: 'guangzhou', version: done.version } })
    expect(JSON.stringify([change, await listChanges({ ctx: desk.viewer, input: {} }), flat])).not.toMatch(/abcdefabcdef|44a1b2c3d4e5/)
    expect(change.changes).toMatchObject([{ name: 'key:signingKey', from: flat['key:signingKey'] }])
    await approveChange({ ctx: desk.operator, input: { code: 'guangzhou', version: done.version } })
    expect((await row('guangzhou')).signingKey).toBe('abcdefabcdefabcdefabcdefabcdef00')
    const back = await rollBack({ ctx: desk.admin, input: { code: 'guangzhou', version, base: (await present('guangzhou')).version, reason: '回退', idempotencyKey: 'back-key-1' } })
    await approveChange({ ctx: desk.operator, input: { code: 'guangzhou', version: back.version } })
    expect((await row('guangzhou')).signingKey).toBe('44a1b2c3d4e5f60718293a4b5c6d7e8f')
  })
})

describe('several at one moment of a clock that stands still', () => {
  const code = 'shenzhen'
  const hotlineOf = async () => (await row(code)).hotline
  const back = async (version: number) => rollBack({ ctx: desk.admin, input: { code, version, base: (await present(code)).version, reason: '回退', idempotencyKey: `order-${(keys += 1)}` } })

  it('are undone in the order in which they came into force, whatever their numbers', async () => {
    const [fee, before] = [await propose('admin', { serviceFeePpm: '4000' }, {}, code), await row(code)]
    const call = await propose('operator', { hotline: '96901' }, {}, code)
    await approveChange({ ctx: desk.operator, input: { code, version: fee.version } })
    // The call came first: since then only the fee has changed.
    const undone = await back(call.version)
    expect(await getChange({ ctx: desk.viewer, input: { code, version: undone.version } })).toMatchObject({ changes: [{ name: 'serviceFeePpm', from: '4000', to: before.serviceFeePpm.toString() }] })
    await approveChange({ ctx: desk.operator, input: { code, version: undone.version } })
    expect([(await row(code)).serviceFeePpm, await hotlineOf()]).toEqual([before.serviceFeePpm, '96901'])
    // A form opened after the call is told of the fee, and takes nothing of it back unasked.
    const stale = await proposeChange({ ctx: desk.admin, input: { code, base: call.version, patch: { hotline: '96902' }, reason: '改', idempotencyKey: 'order-stale' } })
    expect(stale).toMatchObject({ outcome: 'CONFLICT', lines: [{ name: 'hotline', base: '96901', theirs: '96901', mine: '96902' }] })
  })

  it('one that finds its value already there has changed nothing, and takes nothing back', async () => {
    const [first, second] = [await propose('admin', { serviceFeePpm: '5000' }, {}, code), await propose('admin', { serviceFeePpm: '5000', maxPaymentFen: '600000' }, {}, code)]
    for (const { version } of [second, first]) expect(await approveChange({ ctx: desk.operator, input: { code, version } })).toBe('APPLIED')
    await expect(back(second.version)).rejects.toMatchObject({ code: 'CHANGE_EMPTY' })
    expect((await row(code)).serviceFeePpm).toBe(5_000n)
  })
})

describe('a change for later', () => {
  it('is in force at its moment, not before', async () => {
    const done = await propose('operator', { hotline: '96777' }, { effectiveAt: '2026-03-16T12:00' })
    expect(done).toMatchObject({ state: 'SCHEDULED' })
    await world.advance(HOUR_MS)
    expect((await row()).hotline).not.toBe('96777')
    await world.advance(HOUR_MS)
    expect(await row()).toMatchObject({ hotline: '96777', version: done.version })
    expect(world.jobErrors).toEqual([])
  })

  it.each(['2026-03-16T11:00', '2036-01-01T00:00', '2026-13-01T00:00', 'tomorrow'])('not at %s', async (effectiveAt) => {
    await expect(propose('operator', { hotline: '96888' }, { effectiveAt })).rejects.toMatchObject({ code: 'CHANGE_TIME' })
  })
})

describe('what is refused', () => {
  it.each<[string, keyof typeof desk, object, string]>([
    ['nothing changed', 'admin', {}, 'CHANGE_EMPTY'],
    ['a viewer', 'viewer', { hotline: '96000' }, 'FORBIDDEN'],
    ['an operator who sends money elsewhere', 'operator', { endpoint: 'http://elsewhere.example/pay' }, 'FORBIDDEN'],
    ['a tariff manager who renames', 'tariff', { name: '别的名字' }, 'FORBIDDEN'],
    ['a setting nobody knows', 'admin', { isAdmin: true }, 'INVALID_INPUT'],
    ['a key as a setting', 'admin', { signingKey: 'x'.repeat(32) }, 'INVALID_INPUT'],
    ['a name of one character', 'admin', { name: '水' }, 'COMPANY_NAME'],
    ['a rule that its own example breaks', 'admin', { numberRule: { length: 8, charset: 'DIGITS', example: '123' } }, 'COMPANY_NUMBER_RULE'],
    ['more at least than at most', 'admin', { minPaymentFen: '100', maxPaymentFen: '99' }, 'COMPANY_AMOUNTS'],
    ['a fee of a fifth', 'admin', { serviceFeePpm: '200000' }, 'COMPANY_AMOUNTS'],
    ['a cycle that does not divide the year', 'admin', { cycleMonths: 5 }, 'COMPANY_CYCLE'],
    ['a cycle of two years', 'admin', { cycleMonths: 24 }, 'COMPANY_CYCLE'],
    ['an address with a password', 'admin', { endpoint: 'http://me:secret@water.example/' }, 'COMPANY_ENDPOINT'],
    ['the address and number of another company', 'admin', { endpoint: 'sim:beijing', companyId: '100000001' }, 'COMPANY_LINE_TAKEN'],
    ['an address of another protocol', 'admin', { endpoint: 'tcp://water.example:9000' }, 'COMPANY_ENDPOINT'],
    ['a file', 'admin', { endpoint: 'file:///etc/passwd' }, 'COMPANY_ENDPOINT'],
    ['a long number over gbk-tcp', 'admin', { protocol: 'gbk-tcp', numberRule: { length: 12, charset: 'DIGITS', example: '123456789012' } }, 'COMPANY_NUMBER_RULE'],
    ['numbers without room for a simulated company’s customers', 'admin', { numberRule: { length: 8, charset: 'DIGITS', prefix: '330102', example: '33010201' } }, 'COMPANY_NUMBER_RULE'],
    ['a window of no time', 'admin', { windows: [{ kind: 'BATCH_DEBIT', days: null, from: '25:00', to: '01:00' }] }, 'COMPANY_WINDOWS'],
    ['a price that falls', 'admin', { tariffs: [{ category: 'RESIDENTIAL', day: '2026-05-01', source: '', definition: { category: 'RESIDENTIAL', basis: 'YEAR', tiers: [{ upToM3: 10, prices: { WATER: '20000' } }, { upToM3: null, prices: { WATER: '10000' } }], household: { kind: 'NONE' }, lateFee: { ratePpmPerDay: 0, graceDays: 0, cap: { kind: 'PRINCIPAL' }, base: ['WATER'] } } }] }, 'COMPANY_TARIFF'],
  ])('%s', async (_, who, patch, code) => {
    const before = await row()
    await expect(propose(who, patch)).rejects.toMatchObject({ code })
    expect(await row()).toEqual(before)
  })

  it('to switch a company on before its key is there, for whoever comes later too', async () => {
    await (await world.system()).db.prisma.company.update({ where: { code: 'w330102' }, data: { enabled: false, signingKey: '', protocol: 'wxlifepay' } })
    await expect(propose('admin', { enabled: true }, {}, 'w330102')).rejects.toMatchObject({ code: 'COMPANY_KEY_MISSING' })
    await propose('admin', { enabled: true }, { keys: { signingKey: 'abcdefabcdefabcdefabcdefabcdef00' } }, 'w330102').then(({ version }) => approveChange({ ctx: desk.operator, input: { code: 'w330102', version } }))
    expect(await row('w330102')).toMatchObject({ enabled: true, signingKey: 'abcdefabcdefabcdefabcdefabcdef00' })
  })

  it('to switch a company on that has no merchant number: its money could not be settled', async () => {
    await (await world.system()).db.prisma.company.update({ where: { code: 'w330106' }, data: { enabled: false, acquirerMerchantNo: '' } })
    await expect(propose('admin', { enabled: true }, {}, 'w330106')).rejects.toMatchObject({ code: 'COMPANY_MERCHANT_MISSING' })
    const { version } = await propose('admin', { enabled: true, acquirerMerchantNo: '898330106999999' }, {}, 'w330106')
    await approveChange({ ctx: desk.operator, input: { code: 'w330106', version } })
    await world.runDue()
    expect(await merchant('898330106999999')).toMatchObject({ name: (await row('w330106')).name })
  })

  it('a change without a reason, or with a key that is none', async () => {
    await expect(propose('admin', { hotline: '96001' }, { reason: ' ' })).rejects.toMatchObject({ code: 'CHANGE_REASON' })
    await expect(propose('admin', {}, { keys: { signingKey: 'short' } })).rejects.toMatchObject({ code: 'COMPANY_KEY' })
    await expect(propose('admin', {}, { keys: { toString: 'x'.repeat(32) } })).rejects.toMatchObject({ code: 'COMPANY_KEY' })
  })
})

it('a new company is off until a second person agrees, and its simulated one answers', async () => {
  const { settings } = await present('beijing')
  const input = {
    code: 'newtown', settings: { ...settings, name: '新城供水（模拟）', shortName: '新城供水', endpoint: 'sim:newtown', companyId: '990000001', merchantId: '1900000990', acquirerMerchantNo: '898990000001000', numberRule: { length: 8, charset: 'DIGITS', example: '88000001' } },
    keys: { signingKey: 'fedcba9876543210fedcba9876543210' }, openSimulated: true, idempotencyKey: 'create-0001',
  }
  await expect(createCompany({ ctx: desk.operator, input })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await createCompany({ ctx: await now(desk.admin), input })).toEqual({ code: 'newtown' })
  expect(await row('newtown')).toMatchObject({ enabled: false, version: 1, signingKey: 'fedcba9876543210fedcba9876543210' })
  await expect(createCompany({ ctx: desk.admin, input: { ...input, idempotencyKey: 'create-0002' } })).rejects.toMatchObject({ code: 'COMPANY_EXISTS' })
  await expect(createCompany({ ctx: desk.admin, input: { ...input, code: 'newtown2', idempotencyKey: 'create-0003' } })).rejects.toMatchObject({ code: 'COMPANY_LINE_TAKEN', params: { code: 'newtown' } })
  await world.runDue()
  expect(world.jobErrors).toEqual([])
  const [simulated] = await (await world.system()).db.query<{ company_id: string }>(`SELECT company_id FROM sim_water.company WHERE code = 'newtown'`, [])
  expect(simulated).toEqual({ company_id: '990000001' })
  expect(await merchant('898990000001000')).toEqual({ merchantNo: '898990000001000', name: '新城供水（模拟）', channel: 'DIRECT', creditFeePpm: 0 })
  const on = await propose('operator', { enabled: true }, {}, 'newtown')
  expect(on).toMatchObject({ state: 'PENDING' })
  await approveChange({ ctx: desk.admin, input: { code: 'newtown', version: on.version } })
  expect((await row('newtown')).enabled).toBe(true)
})

describe('one address and institution number', () => {
  const input = async (code: string, companyId: string) => ({ code, settings: { ...(await present('beijing')).settings, endpoint: 'https://water.example/pay', companyId }, keys: { signingKey: 'fedcba9876543210fedcba9876543210' }, idempotencyKey: `line-${code}` })

  it('are one company’s, also when two are made with them at once', async () => {
    const inputs = [await input('linea', '990000002'), await input('lineb', '990000002')]
    const made = await Promise.allSettled(inputs.map((one) => createCompany({ ctx: desk.admin, input: one })))
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(made.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'COMPANY_LINE_TAKEN' } })
  })

  it('and when two that were promised them are agreed to at once: the later one is stale', async () => {
    const line = { endpoint: 'https://water.example/pay', companyId: '990000003' }
    const asked = [{ code: 'guangzhou', version: (await propose('admin', line, {}, 'guangzhou')).version }, { code: 'shanghai', version: (await propose('admin', line)).version }]
    const ctx = await now(desk.operator)
    const states = await Promise.all(asked.map((change) => approveChange({ ctx, input: change })))
    expect(states.sort()).toEqual(['APPLIED', 'STALE'])
  })
})

describe('a simulated company that is told of a change', () => {
  const simulated = async (code: string) => {
    const [one] = await (await world.system()).db.query<{ signingKey: string; tierPeriod: string; priceCode: string | null }>('SELECT signing_key AS "signingKey", tier_period AS "tierPeriod", price_code AS "priceCode" FROM sim_water.company WHERE code = $1', [code])
    return one
  }
  const told = async (code: string) => (await (await world.system()).db.prisma.auditEntry.findMany({ where: { subjectId: code, action: { startsWith: 'company.t' } } })).map(({ action }) => action)
  const changeKey = async (code: string, signingKey: string) => {
    const { version } = await propose('admin', {}, { keys: { signingKey }, tellCompany: true }, code)
    await approveChange({ ctx: desk.operator, input: { code, version } })
  }

  it('and cannot keep its prices, which go by the head, learns its key all the same', async () => {
    const before = await simulated('wuhan')
    await changeKey('wuhan', '00112233445566778899aabbccddeeff')
    await world.runDue()
    expect([await simulated('wuhan'), await told('wuhan'), world.jobErrors]).toEqual([{ ...before, signingKey: '00112233445566778899aabbccddeeff' }, ['company.tellRefused'], []])
  })

  it('and does not answer is told five times, and then no more', async () => {
    await changeKey('shenzhen', 'ffeeddccbbaa99887766554433221100')
    let sent = 0
    const silent: Outside = {
      send: async () => {
        sent += 1
        return { outcome: 'TIMEOUT' }
      },
    }
    const later = (await world.system()).clock.now().getTime() + 3 * HOUR_MS
    await advance(world.world, silent, new Date(later), () => {})
    expect((await getTelling({ ctx: desk.viewer, input: { code: 'shenzhen', version: (await row('shenzhen')).version } }))?.outcome).toBe('FAILED')
    expect([sent, (await told('shenzhen')).filter((action) => action !== 'company.told')]).toEqual([5, ['company.tellFailed']])
  })
})
