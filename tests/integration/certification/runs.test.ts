/** Certifications in the console: who may, one at a time, kept, and nothing of it in the platform's books. */
import { describe, expect, it } from 'vitest'
import { CASE_IDS, certify } from '@/lib/certification/engine'
import { certifyJob, exportCertification, glanceAtCertification, proposeNumbers, readCertification, readCertifications, startCertification } from '@/lib/certification/runs'
import { compact, sayAnswer } from '@/lib/certification/engine/say'
import { ofWorld } from '@/lib/cli/certify/of-world'
import { NumberRule } from '@/lib/companies'
import type { Actor, Ctx, Role } from '@/lib/db'
import type { Outside } from '@/lib/kernel/outside'
import { registryCustomerOf } from '@/lib/kernel/registry-number'
import { stateHash } from '@/lib/qa'
import { refusal } from '../../support/refusal'
import { inWorld, useWorld } from '../../support/world'

const test = useWorld()
const NUMBERS = { unpaid: '0100000002', unknown: '0199999999', nothingDue: '0100000003', other: '', amount: '1.00', extensions: 'on' }

async function as(role: Role) {
  const user = await test.world.db.prisma.user.findFirst({ where: { role } })
  const actor: Actor = { kind: 'USER', userId: user?.id ?? 'nobody', role, sessionId: 'test' }
  return test.as(actor)
}

const counts = async () => {
  const [row] = await test.world.db.query<Record<string, bigint>>('SELECT (SELECT count(*) FROM payment) AS payments, (SELECT count(*) FROM journal) AS journals, (SELECT count(*) FROM posting) AS postings, (SELECT count(*) FROM wire_message) AS wires, (SELECT count(*) FROM company_health) AS ailing', [])
  return row
}

describe('a run', () => {
  it('is begun, carried out by its job, kept with its evidence, and is nowhere in the platform’s books', async () => {
    const ctx = await as('OPERATOR')
    const before = await counts()
    const { runId } = await startCertification({ ctx, input: { code: 'beijing', ...NUMBERS } })
    expect(await readCertification({ ctx, input: { code: 'beijing', runId } })).toMatchObject({ state: 'WAITING', cases: [], current: null, counts: { PASSED: 0 } })
    expect(await refusal(startCertification({ ctx, input: { code: 'beijing', ...NUMBERS } }))).toBe('CERTIFICATION_RUNNING')
    await expect(exportCertification({ ctx, input: { code: 'beijing', runId } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await test.runDue()
    expect(test.jobErrors).toEqual([])
    const run = await readCertification({ ctx, input: { code: 'beijing', runId } })
    expect(run).toMatchObject({ state: 'DONE', protocol: 'wxlifepay', startedBy: '客服小陈', counts: { FAILED: 0, WARNING: 0 }, input: { amountFen: '100', extensions: true, other: null } })
    expect(run.cases.map(({ id }) => id)).toEqual(CASE_IDS)
    expect(run.cases.find(({ id }) => id === 'credit')?.steps[0]?.messages[0]?.request).toContain('<trancode>charge</trancode>')
    expect(await glanceAtCertification({ ctx, input: { code: 'beijing', runId } })).toEqual({ state: 'DONE', done: CASE_IDS.length, current: null })
    expect(await exportCertification({ ctx, input: { code: 'beijing', runId } })).toMatchObject({ verdict: 'PASSED', runNo: run.runNo })
    expect(await counts()).toEqual(before)
    const left = await test.world.db.query(`SELECT bill_no FROM sim_water.pay_order WHERE bill_no LIKE $1 AND state = 2`, [`CERT${run.runNo}%`])
    expect(left).toEqual([])
    const [key] = await test.world.db.query<{ key: string }>(`SELECT signing_key AS key FROM company WHERE code = 'beijing'`, [])
    expect(JSON.stringify(run.cases)).not.toContain(key?.key)
  })

  it('can be run again, also of a company that is switched off, and is listed', async () => {
    const ctx = await as('QA')
    await test.world.db.query(`UPDATE company SET enabled = false WHERE code = 'shanghai' RETURNING code`, [])
    const desk = await readCertifications({ ctx, input: { code: 'shanghai' } })
    expect(desk).toMatchObject({ offered: { unpaid: '20000001', nothingDue: '20000002' }, canStart: true, extensions: true, underWay: null, runs: [] })
    const { runId } = await startCertification({ ctx, input: { code: 'shanghai', ...desk.offered, amount: '1' } })
    expect(await readCertifications({ ctx, input: { code: 'shanghai' } })).toMatchObject({ underWay: runId })
    await test.runDue()
    expect(await readCertifications({ ctx, input: { code: 'shanghai' } })).toMatchObject({ underWay: null, runs: [{ id: runId, state: 'DONE', counts: { FAILED: 0 } }] })
    expect(await startCertification({ ctx, input: { code: 'shanghai', ...desk.offered, amount: '1' } })).not.toMatchObject({ runId })
    await test.runDue()
  })

  it('that a dead process has left is interrupted for everybody to see, with nothing left credited', async () => {
    const ctx = await as('ADMIN')
    const { runId } = await startCertification({ ctx, input: { code: 'guangzhou', unpaid: '300000000001', unknown: '399999999999', amount: '1' } })
    const system = await test.system()
    const dying = { ...system, outside: { ...system.outside, send: dyingAfterCharges(3, system.outside.send) } }
    await expect(untilEnded(dying, runId)).rejects.toThrow('the process is gone')
    expect(await readCertification({ ctx, input: { code: 'guangzhou', runId } })).toMatchObject({ state: 'INTERRUPTED', isClean: false })
    const credited = () => test.world.db.query(`SELECT bill_no FROM sim_water.pay_order WHERE company_code = 'guangzhou' AND bill_no LIKE 'CERT%' AND state = 2`, [])
    expect((await credited()).length).toBeGreaterThan(0)
    await test.runDue()
    const run = await readCertification({ ctx, input: { code: 'guangzhou', runId } })
    expect(run).toMatchObject({ state: 'INTERRUPTED', isClean: true })
    expect(run.cases.length).toBeGreaterThan(5)
    expect(await credited()).toEqual([])
    await startCertification({ ctx, input: { code: 'guangzhou', unpaid: '300000000001', unknown: '399999999999', amount: '1' } })
    await test.runDue()
  })

  it('leaves the same state in two worlds of one seed, whatever the machine’s clock says', async () => {
    const hashOf = () => inWorld('demo', async (other) => {
      const user = await other.world.db.prisma.user.findFirstOrThrow({ where: { role: 'QA' } })
      const ctx = await other.as({ kind: 'USER', userId: user.id, role: 'QA', sessionId: 'test' })
      await startCertification({ ctx: { ...ctx, requestId: 'same' }, input: { code: 'beijing', ...NUMBERS } })
      await other.runDue()
      await other.world.db.query(`UPDATE company SET endpoint = 'https://water.example/api' WHERE code = 'guangzhou' RETURNING code`, [])
      await startCertification({ ctx: { ...ctx, requestId: 'same' }, input: { code: 'guangzhou', ...NUMBERS } })
      const numbers = await other.world.db.query<{ code: string; no: string }>('SELECT company_code AS code, run_no AS no FROM certification_run ORDER BY company_code', [])
      return { tables: (await stateHash(other.world)).tables, numbers: numbers.map(({ no }) => no) }
    })
    const first = await hashOf()
    expect(first.tables['public.certification_run']).toBeDefined()
    const second = await hashOf()
    expect(second.tables).toEqual(first.tables)
    // A real company sees both worlds: its orders of one are not numbered like those of the other.
    expect(second.numbers[0]).toBe(first.numbers[0])
    expect(second.numbers[1]).not.toBe(first.numbers[1])
  })

  const waterIn = (code: string) => test.world.db.query<{ state: string; current: string | null; done: number }>('SELECT state, current, jsonb_array_length(cases) AS done FROM certification_run WHERE company_code = $1 ORDER BY created_at DESC, id DESC LIMIT 1', [code])
  const begin = async (code = 'guangzhou') => (await startCertification({ ctx: await as('ADMIN'), input: { code, unpaid: '300000000001', unknown: '399999999999', amount: '1' } })).runId
  const readIt = async (runId: string) => readCertification({ ctx: await as('ADMIN'), input: { code: 'guangzhou', runId } })

  it('is one job a case, each of which another process may carry out', async () => {
    const runId = await begin()
    for (let done = 1; done <= CASE_IDS.length; done += 1) {
      const { clock } = await test.system()
      expect(await certifyJob(await test.system(), runId)).toEqual({ done: false, again: clock.now() })
      expect(await readIt(runId)).toMatchObject({ state: 'RUNNING', current: null, cases: { length: done } })
    }
    expect(await certifyJob(await test.system(), runId)).toEqual({ done: true })
    const run = await readIt(runId)
    expect(run).toMatchObject({ state: 'DONE', counts: { FAILED: 0 } })
    expect(run.messages).toBeGreaterThan(60)
    const numbers = run.cases.flatMap(({ steps }) => steps.flatMap(({ messages }) => messages.flatMap(({ request }) => /<transeqnum>(\d+)</.exec(request)?.[1] ?? [])))
    expect(new Set(numbers).size).toBeGreaterThan(60)
  })

  it('that finds a case under way comes after one that died in it', async () => {
    const runId = await begin()
    for (let n = 0; n < 3; n += 1) await certifyJob(await test.system(), runId)
    await test.world.db.query(`UPDATE certification_run SET current = 'unknown' WHERE id = $1 RETURNING id`, [runId])
    await certifyJob(await test.system(), runId)
    expect(await readIt(runId)).toMatchObject({ state: 'INTERRUPTED', isClean: true, cases: { length: 3 } })
  })

  const moved = async (work: () => Promise<void>) => {
    const move = (endpoint: string) => test.world.db.query(`UPDATE company SET endpoint = $1 WHERE code = 'guangzhou' RETURNING code`, [endpoint])
    const { endpoint } = await test.world.db.prisma.company.findUniqueOrThrow({ where: { code: 'guangzhou' } })
    await move('https://water.example/api')
    await work()
    await move(endpoint)
  }

  it('does not go on with a company that has moved meanwhile', async () => {
    const runId = await begin()
    for (let n = 0; n < 3; n += 1) await certifyJob(await test.system(), runId)
    await moved(async () => void (await certifyJob(await test.system(), runId)))
    expect(await readIt(runId)).toMatchObject({ state: 'INTERRUPTED', isClean: true, cases: { length: 3 } })
  })

  it('that a dead process has left asks nobody at another address, and says that something may be left', async () => {
    const runId = await begin()
    for (let n = 0; n < 3; n += 1) await certifyJob(await test.system(), runId)
    await test.world.db.query(`UPDATE certification_run SET current = 'unknown' WHERE id = $1 RETURNING id`, [runId])
    const system = await test.system()
    const asked: string[] = []
    const send: Outside['send'] = async (message) => {
      asked.push(message.endpoint)
      return system.outside.send(message)
    }
    await moved(async () => void (await certifyJob({ ...system, outside: { ...system.outside, send } }, runId)))
    expect([asked, await readIt(runId)]).toMatchObject([[], { state: 'INTERRUPTED', isClean: false, cases: { length: 3 } }])
    // Back at its address it is asked once more.
    await certifyJob(await test.system(), runId)
    expect(await readIt(runId)).toMatchObject({ state: 'INTERRUPTED', isClean: true })
  })

  it('is one of three at most that are under way in a world, also when they begin at once', async () => {
    const others = await test.world.db.query<{ code: string }>(`SELECT code FROM company WHERE code LIKE 'w%' ORDER BY code LIMIT 5`, [])
    const begun = await Promise.allSettled(others.map(({ code }) => begin(code)))
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    for (const one of begun) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CERTIFICATION_LIMIT' })
    const [running] = others.filter((_, n) => begun[n]?.status === 'fulfilled')
    expect(await refusal(begin(running?.code))).toBe('CERTIFICATION_RUNNING')
    expect(await refusal(begin())).toBe('CERTIFICATION_LIMIT')
    await test.runDue()
    expect(await waterIn(running?.code ?? '')).toMatchObject([{ state: 'DONE', current: null, done: CASE_IDS.length }])
  })

  it('whose evidence cannot be kept does not stay under way, and nothing of it stays credited', async () => {
    const ctx = await as('ADMIN')
    const { runId } = await startCertification({ ctx, input: { code: 'guangzhou', unpaid: '300000000001', unknown: '399999999999', amount: '1' } })
    const system = await test.system()
    const query: typeof system.db.query = async (text, values) => {
      if (text.includes('cases = cases ||') && String(values[1]).includes('"duplicate"')) throw new Error('invalid input syntax for type json')
      return system.db.query(text, values)
    }
    await expect(untilEnded({ ...system, db: { ...system.db, query } }, runId)).rejects.toThrow('invalid input syntax')
    expect(await readCertification({ ctx, input: { code: 'guangzhou', runId } })).toMatchObject({ state: 'INTERRUPTED', isClean: true, current: null })
    expect(await test.world.db.query(`SELECT bill_no FROM sim_water.pay_order WHERE company_code = 'guangzhou' AND bill_no LIKE 'CERT%' AND state = 2`, [])).toEqual([])
  })

  it('keeps what a company says, whatever it is and wherever it is cut', () => {
    for (const lead of ['', 'x']) {
      const said = compact(`${lead}${'𠮷'.repeat(900)}`)
      expect([said.isWellFormed(), Array.from(said).length]).toEqual([true, 601])
    }
    expect(compact('𠮷'.repeat(590))).not.toContain('…')
    expect(sayAnswer({ ok: false, error: { kind: 'REFUSED', code: 'a\ud842\0', prompt: 'b' } }).zh).toBe('被拒绝：a\ufffd\ufffd b')
  })
})

/** Case by case, as workers run it. */
async function untilEnded(ctx: Ctx, runId: string): Promise<void> {
  for (let isDone = false; !isDone; isDone = (await certifyJob(ctx, runId)).done);
}

/** The process is gone right after so many orders have been sent. */
const dyingAfterCharges = (most: number, send: Outside['send']): Outside['send'] => {
  const state = { charges: 0 }
  return async (message) => {
    if (state.charges >= most) throw new Error('the process is gone')
    if (new TextDecoder().decode(message.body).includes('<trancode>charge<')) state.charges += 1
    return send(message)
  }
}

describe('who may', () => {
  it.each([['ADMIN', true], ['OPERATOR', true], ['QA', true], ['VIEWER', false], ['TARIFF_MANAGER', false]] as const)('%s begins one: %s', async (role, may) => {
    const ctx = await as(role)
    const desk = await readCertifications({ ctx, input: { code: 'beijing' } })
    expect(desk.canStart).toBe(may)
    const [run] = desk.runs
    expect(await readCertification({ ctx, input: { code: 'beijing', runId: run?.id } })).toMatchObject({ state: 'DONE' })
    if (!may) expect(await refusal(startCertification({ ctx, input: { code: 'beijing', ...NUMBERS } }))).toBe('FORBIDDEN')
  })

  it('a resident sees nothing, a stranger neither', async () => {
    for (const ctx of [await test.resident(), await test.as({ kind: 'ANONYMOUS' })]) {
      const refused = [startCertification({ ctx, input: { code: 'beijing', ...NUMBERS } }), readCertifications({ ctx, input: { code: 'beijing' } }), readCertification({ ctx, input: { code: 'beijing', runId: 'x' } }), glanceAtCertification({ ctx, input: { code: 'beijing', runId: 'x' } }), exportCertification({ ctx, input: { code: 'beijing', runId: 'x' } })]
      for (const one of refused) expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(await refusal(one))
    }
  })

  it.each([{ unpaid: '' }, { unknown: ' ' }, { amount: '0.01' }, { amount: '-1' }, { amount: '10000.01' }, { amount: 'many' }, { unpaid: '0'.repeat(33) }, { other: '<b>' }])('%j is refused', async (wrong) => {
    expect(await refusal(startCertification({ ctx: await as('ADMIN'), input: { code: 'beijing', ...NUMBERS, ...wrong } }))).toBe('CERTIFICATION_NUMBERS')
  })

  it('a company that there is not, and another company’s run', async () => {
    const ctx = await as('ADMIN')
    expect(await refusal(startCertification({ ctx, input: { code: 'atlantis', ...NUMBERS } }))).toBe('COMPANY_NOT_FOUND')
    const [run] = (await readCertifications({ ctx, input: { code: 'beijing' } })).runs
    expect(await refusal(readCertification({ ctx, input: { code: 'shanghai', runId: run?.id } }))).toBe('NOT_FOUND')
  })
})

describe('companies of the registry', () => {
  const companyOf = async (protocol: string) => {
    const [row] = await test.world.db.query<{ code: string; endpoint: string; rule: unknown }>(`SELECT code, endpoint, number_rule AS rule FROM company WHERE protocol = $1 AND code <> ALL ($2::text[]) ORDER BY code LIMIT 1`, [protocol, ['beijing', 'shanghai', 'guangzhou']])
    if (!row) throw new Error('no such company')
    return { code: row.code, endpoint: row.endpoint, numberRule: NumberRule.parse(row.rule) }
  }

  it.each(['wxlifepay', 'json', 'gbk-tcp'])('of %s have numbers for it, and pass', async (protocol) => {
    const company = await companyOf(protocol)
    const offered = proposeNumbers(company)
    expect(registryCustomerOf(company.numberRule, company.code, offered.unpaid)).not.toBeNull()
    expect(offered.unknown).toHaveLength(company.numberRule.length)
    expect(proposeNumbers({ ...company, endpoint: 'https://water.example' })).toEqual({ unpaid: '', unknown: '', nothingDue: '', other: '' })
    const found = await ofWorld(test.world, { world: test.name, company: company.code })
    if (!found.ok) throw new Error(found.error.en)
    const report = await certify(found.value.settings, { outside: found.value.outside, now: found.value.now, elapsedMs: () => 0, runNo: `8800000${protocol.length.toString().padStart(3, '0')}` })
    expect(report.cases.filter(({ verdict }) => verdict === 'FAILED')).toEqual([])
  })

  it.each(['json', 'gbk-tcp'])('of %s pass in the console too, case by case', async (protocol) => {
    const company = await companyOf(protocol)
    const ctx = await as('ADMIN')
    const { runId } = await startCertification({ ctx, input: { code: company.code, ...proposeNumbers(company), amount: '1' } })
    await test.runDue()
    expect(await readCertification({ ctx, input: { code: company.code, runId } })).toMatchObject({ state: 'DONE', counts: { FAILED: 0, WARNING: 0 } })
  })

  it('the command shows what a faulty company looks like', async () => {
    const found = await ofWorld(test.world, { world: test.name, company: 'beijing', fault: 'CREDITS_TWICE' })
    if (!found.ok) throw new Error(found.error.en)
    const report = await certify(found.value.settings, { outside: found.value.outside, now: found.value.now, elapsedMs: () => 0, runNo: '8800000999' })
    expect(report.cases.filter(({ verdict }) => verdict === 'FAILED').map(({ id }) => id)).toEqual(['duplicate'])
    expect(await ofWorld(test.world, { world: test.name, company: 'beijing', fault: 'NONE' })).toMatchObject({ ok: false })
  })
})
