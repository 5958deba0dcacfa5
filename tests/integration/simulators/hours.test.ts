/** A simulated company keeps hours of its own, over whatever protocol it is asked. */
import { describe, expect, test } from 'vitest'
import { askCompany } from '@/lib/companies'
import type { ServiceWindow } from '@/lib/kernel/service-window'
import { useWorld } from '../../support/world'

const world = useWorld('demo')

type Known = { code: string; example: string }

async function companyOf(protocol: string): Promise<Known> {
  const [found] = await world.world.db.query<Known>(`SELECT code, number_rule ->> 'example' AS example FROM company WHERE protocol = $1 AND windows = '[]' AND code ~ '^w' ORDER BY code LIMIT 1`, [protocol])
  return found ?? expect.fail(`none speaks ${protocol}`)
}

async function keeps(code: string, kind: ServiceWindow['kind'] | null): Promise<void> {
  const windows = kind ? [{ kind, days: null, from: '09:00', to: '11:00' }] : []
  await world.world.db.query('UPDATE sim_water.company SET windows = $2::jsonb WHERE code = $1 RETURNING code', [code, JSON.stringify(windows)])
}

let asked = 0

async function say({ code, example: billKey }: Known, operation: 'query' | 'profile' | 'refund'): Promise<string> {
  const topic = { companyCode: code, subjectId: 'hours', sequence: `${(asked += 1)}` }
  const answer = await askCompany<{ ok: boolean; error?: { kind: string; code?: string } }>(await world.system(), topic, (gateway, call) =>
    operation === 'query' ? gateway.query(call, { billKey, beginNum: 1, queryNum: 1 }) : operation === 'profile' ? gateway.profile(call, { billKey }) : gateway.refund(call, { billKey, billNo: '20260316000000000000000001', transactionId: '4200000000000000000000000001', attach: '' }),
  )
  return answer.ok ? 'OK' : (answer.error?.code ?? answer.error?.kind ?? '')
}

describe.each(['wxlifepay', 'json', 'gbk-tcp'])('a company that speaks %s', (protocol) => {
  test('while it collects by itself says so to what is due and to bookings, and answers all else', async () => {
    const company = await companyOf(protocol)
    await keeps(company.code, 'BATCH_DEBIT')
    expect([await say(company, 'query'), await say(company, 'refund'), await say(company, 'profile')]).toEqual(['EQ0007', 'EQ0007', 'OK'])
    await keeps(company.code, null)
    expect(['OK', 'EQ0005']).toContain(await say(company, 'query'))
  })

  test('in maintenance says nothing', async () => {
    const company = await companyOf(protocol)
    await keeps(company.code, 'MAINTENANCE')
    expect([await say(company, 'query'), await say(company, 'profile'), await say(company, 'refund')]).toEqual(['TIMEOUT', 'TIMEOUT', 'TIMEOUT'])
    await keeps(company.code, null)
  })
})

test('those of the registry are seeded with the hours that were agreed with them', async () => {
  const [row] = await world.world.db.query<{ alike: number; some: number }>(
    `SELECT count(*) FILTER (WHERE s.windows = c.windows)::int AS alike, count(*) FILTER (WHERE c.windows <> '[]')::int AS some FROM company c JOIN sim_water.company s ON s.code = c.code`,
    [],
  )
  expect(row?.alike).toBe(3141)
  expect(row?.some).toBeGreaterThan(1500)
})
