/** A copy of a world does not speak to real companies, by certification no more than by anything else, until somebody there has agreed to it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { certifyJob, readCertifications, startCertification } from '@/lib/certification/runs'
import { ofWorld } from '@/lib/cli/certify/of-world'
import { getCompanySettings, approveChange, proposeChange } from '@/lib/companies/changes'
import { mayAsk } from '@/lib/companies/health/breaker'
import type { Ctx } from '@/lib/db'
import type { Outside } from '@/lib/kernel/outside'
import { systemSecrets } from '@/lib/kernel/secrets'
import { closeControl, forkWorld, restoreSnapshot, takeSnapshot } from '@/lib/worlds'
import { makeWorld, openNamed, unmakeWorld } from '../../support/open-world'
import { refusal } from '../../support/refusal'
import { holdWorld, type TestWorld } from '../../support/world'

const [parent, fork] = ['p', 'f'].map((letter) => `t-${letter}${systemSecrets.code(8)}`) as [string, string]
const NUMBERS = { unpaid: '0100000002', unknown: '0199999999', amount: '1.00' }
const REAL = 'https://water.example/api'

async function desk(test: TestWorld, loginName: string): Promise<Ctx> {
  const user = await test.world.db.prisma.user.findFirstOrThrow({ where: { loginName } })
  return test.as({ kind: 'USER', userId: user.id, role: user.role as 'ADMIN', sessionId: 'test' })
}

async function inside<T>(name: string, work: (test: TestWorld) => Promise<T>): Promise<T> {
  const world = await openNamed(name)
  try {
    return await work(holdWorld(name, world))
  } finally {
    await world.handle.close()
  }
}

async function change(test: TestWorld, code: string, patch: object, effectiveAt = '') {
  const { version: base } = await getCompanySettings({ ctx: await desk(test, 'viewer'), input: { code } })
  const done = await proposeChange({ ctx: await desk(test, 'admin'), input: { code, base, patch, reason: '更正', effectiveAt, idempotencyKey: `change-${systemSecrets.code(10)}` } })
  return approveChange({ ctx: await desk(test, 'operator'), input: { code, version: done.version } })
}

const runs = ({ world }: TestWorld) => world.db.query<{ code: string; state: string; summary: unknown; id: string }>('SELECT company_code AS code, state, summary, id FROM certification_run ORDER BY company_code', [])

beforeAll(async () => {
  await (await makeWorld(parent, 'demo')).handle.close()
  await inside(parent, async (test) => {
    await test.world.db.query(`UPDATE company SET endpoint = $1 WHERE code IN ('beijing', 'guangzhou') RETURNING code`, [REAL])
    for (const code of ['beijing', 'guangzhou', 'shanghai']) await startCertification({ ctx: await desk(test, 'admin'), input: { code, ...NUMBERS } })
    await test.world.db.query(`UPDATE certification_run SET state = 'RUNNING', current = 'credit' WHERE company_code = 'guangzhou' RETURNING id`, [])
    expect(await change(test, 'guangzhou', { endpoint: `${REAL}/new` }, '2027-01-01T00:00')).toBe('SCHEDULED')
  })
  await forkWorld(parent, fork)
})
afterAll(async () => {
  for (const name of [fork, parent]) await unmakeWorld(name)
  await closeControl()
})

it('ends the runs of the other world, which go on there, and sends nothing', async () => {
  await inside(fork, async (test) => {
    expect(await runs(test)).toMatchObject([
      { code: 'beijing', state: 'INTERRUPTED', summary: { isClean: true } }, { code: 'guangzhou', state: 'INTERRUPTED', summary: { isClean: false } }, { code: 'shanghai', state: 'INTERRUPTED', summary: { isClean: true } },
    ])
    const sent: string[] = []
    const outside: Outside = {
      send: async ({ endpoint }) => {
        sent.push(endpoint)
        return { outcome: 'TIMEOUT' }
      },
    }
    for (const { id } of await runs(test)) await certifyJob({ ...(await test.system()), outside }, id)
    expect(sent).toEqual([])
    expect((await runs(test)).map(({ state }) => state)).toEqual(['INTERRUPTED', 'INTERRUPTED', 'INTERRUPTED'])
  })
  await inside(parent, async (test) => expect((await runs(test)).map(({ state }) => state)).toEqual(['WAITING', 'RUNNING', 'WAITING']))
})

it('begins none with a real company, from the console or the command line, until two people have switched it on there', async () => {
  await inside(fork, async (test) => {
    const ctx = await desk(test, 'admin')
    const severed = async (code: string) => (await test.world.db.prisma.company.findUniqueOrThrow({ where: { code } })).isSevered
    expect(await refusal(startCertification({ ctx, input: { code: 'beijing', ...NUMBERS } }))).toBe('CERTIFICATION_SEVERED')
    expect(await refusal(ofWorld(test.world, { world: fork, company: 'beijing', unpaid: '1', unknown: '2' }))).toBe('CERTIFICATION_SEVERED')
    expect(await readCertifications({ ctx, input: { code: 'beijing' } })).toMatchObject({ underWay: null })
    expect(await mayAsk(ctx, { companyCode: 'beijing', isSevered: true, cutOffUntil: null } as Parameters<typeof mayAsk>[1])).toBe(false)
    expect(await startCertification({ ctx, input: { code: 'shanghai', ...NUMBERS } })).toMatchObject({ code: 'shanghai' })
    await change(test, 'beijing', { hotline: '96116' }).catch(() => {})
    expect(await severed('beijing')).toBe(true)
    expect(await change(test, 'beijing', { enabled: true })).toBe('APPLIED')
    expect(await severed('beijing')).toBe(false)
    expect(await startCertification({ ctx, input: { code: 'beijing', ...NUMBERS } })).toMatchObject({ code: 'beijing' })
    expect(await change(test, 'guangzhou', { endpoint: `${REAL}/mine` })).toBe('APPLIED')
    expect(await severed('guangzhou')).toBe(false)
  })
})

it('what was agreed for later in the other world is not agreed in the copy', async () => {
  const stateIn = (name: string) => inside(name, ({ world }) => world.db.query(`SELECT DISTINCT state FROM company_change WHERE company_code = 'guangzhou' AND effective_at IS NOT NULL`, []))
  expect([await stateIn(parent), await stateIn(fork)]).toEqual([[{ state: 'SCHEDULED' }], [{ state: 'STALE' }]])
})

it('a world that goes back to a snapshot does not send the orders of a run again that it has had since', async () => {
  const { id } = await takeSnapshot(parent, 'before')
  await restoreSnapshot(parent, id)
  await inside(parent, async (test) => expect((await runs(test)).map(({ state }) => state)).toEqual(['INTERRUPTED', 'INTERRUPTED', 'INTERRUPTED']))
})
