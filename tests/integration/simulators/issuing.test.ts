import { afterEach, describe, expect, it } from 'vitest'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { issueDueBills, takeReadings } from '@/lib/simulators/water'
import { DEMO_CUSTOMERS } from '@/prisma/seed/sim-water-customers'
import { brokenRules } from './books'
import { useWaterWorld } from './harness'

const world = useWaterWorld('issuing')
const CUSTOMERS = DEMO_CUSTOMERS.length
const read = () => takeReadings(world().sim, 'beijing', '202403')
const issue = () => issueDueBills(world().sim, 'beijing')
const bills = async (billKey: string) => {
  const answer = await world().gateway.bills(world().call(), { billKey, beginNum: 1, queryNum: 50 })
  return answer.ok ? answer.value.items : []
}

afterEach(async () => {
  expect(await brokenRules(world())).toEqual([])
})

describe('nights', () => {
  it('catches up by itself before it answers, once', async () => {
    const before = world().at
    world().at = shanghaiInstant(2026, 5, 4)
    expect(await bills('0100000001')).toHaveLength(12)
    world().at = shanghaiInstant(2026, 5, 5)
    const both = await Promise.all([bills('0100000001'), bills('0100000001')])
    expect(both.map((list) => [list.length, list[0]?.endMonth])).toEqual([[13, '202604'], [13, '202604']])
    await world().rows(`DELETE FROM sim_water.bill WHERE end_month = '202604'`)
    await world().rows(`DELETE FROM sim_water.reading WHERE month > '202602'`)
    await world().rows(`UPDATE sim_water.customer SET prepaid_fen = 1260 WHERE bill_key = '0100000003'`)
    await world().stopNights()
    world().at = before
  })
})

describe('month end', () => {
  it('has nothing to do for a present that is seeded', async () => {
    expect([await read(), await issue()]).toEqual([0, 0])
  })

  it('reads when the month is over, issues on the fifth, and uses the prepaid balance', async () => {
    world().at = shanghaiInstant(2026, 5, 1)
    expect([await read(), await issue()]).toEqual([2 * CUSTOMERS, 0])
    world().at = shanghaiInstant(2026, 5, 5)
    expect([await read(), await issue()]).toEqual([0, CUSTOMERS])
    const [newest] = await bills('0100000003')
    expect(newest).toMatchObject({ beginMonth: '202603', endMonth: '202604', issuedOn: '20260505', dueOn: '20260520', paidFen: 1_260n })
    expect(await world().money('0100000003')).toEqual({ dueFen: (newest?.amountFen ?? 0n) - 1_260n, balanceFen: 0n })
  })

  it('counts what the year has used before', async () => {
    const [newest] = await bills('0100000004')
    expect(newest?.usedBeforeM3).toBe(51)
  })

  it('changes nothing when it runs again', async () => {
    expect([await read(), await issue()]).toEqual([0, 0])
  })

  it('catches up after a year, ten at once issue once', async () => {
    world().at = shanghaiInstant(2027, 5, 5)
    await read()
    const counts = await Promise.all(Array.from({ length: 10 }, issue))
    expect(counts.reduce((total, count) => total + count, 0)).toBe(6 * CUSTOMERS)
    const ofOne = await bills('0100000001')
    expect(ofOne).toHaveLength(12 + 1 + 6)
    expect(ofOne.filter((bill) => bill.beginMonth.endsWith('01')).every((bill) => bill.usedBeforeM3 === 0)).toBe(true)
  })

  it('puts no month on two bills, even where a draft says so', async () => {
    const [{ issued }] = (await world().rows<{ issued: number }>(
      `SELECT sim_water.issue('beijing', (SELECT jsonb_agg(to_jsonb(b) || jsonb_build_object('bill_no', 'X' || b.bill_no, 'begin_month', b.end_month, 'end_month', b.end_month)) FROM sim_water.bill b
         WHERE b.bill_key = '0100000001'), now(), '2027-05-05') AS issued`,
    )) as [{ issued: number }]
    expect(issued).toBe(0)
  })

  it('a company that is not there is a mistake', async () => {
    await expect(issueDueBills(world().sim, 'atlantis')).rejects.toThrow('no price list')
  })
})
