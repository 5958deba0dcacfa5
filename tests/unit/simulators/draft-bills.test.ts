import { describe, expect, it } from 'vitest'
import { cycleEnd, cycleStart } from '@/lib/kernel/billing-cycle'
import { addMonths } from '@/lib/kernel/calendar'
import { draftBills } from '@/lib/simulators/water/draft-bills'
import { BEIJING, SHENZHEN } from './billing'

const readings = (from: string, ...volumes: number[]) => volumes.map((volumeM3, n) => ({ month: addMonths(from, n), volumeM3 }))
const billed = (from: string, ...volumes: number[]) => readings(from, ...volumes).map((one) => ({ ...one, isBilled: true }))
const home = (from: string, ...volumes: number[]) => ({ billKey: '0100000001', people: 3, readings: readings(from, ...volumes) })

describe('draftBills', () => {
  it('writes a bill as the company states it', () => {
    expect(draftBills(BEIJING, home('202601', 9, 9), '2026-03-16')).toEqual([
      {
        company_code: 'beijing',
        bill_key: '0100000001',
        bill_no: '2026020100000001',
        begin_month: '202601',
        end_month: '202602',
        issued_on: '2026-03-05',
        due_on: '2026-03-20',
        late_from: '2026-04-04',
        volume_m3: 18,
        used_before_m3: 0,
        principal_fen: '9000',
        principal_paid_fen: '0',
        prepaid_used_fen: '0',
        late_fen: '0',
        late_paid_fen: '0',
        settled_at: null,
        late_rate_ppm: 5_000,
        late_base_fen: '9000',
        late_cap_fen: '9000',
      },
    ])
  })

  it('waits for the day of issue and for every reading', () => {
    expect(draftBills(BEIJING, home('202601', 9, 9), '2026-03-04')).toHaveLength(0)
    expect(draftBills(BEIJING, home('202601', 9), '2026-03-16')).toHaveLength(0)
  })

  it('begins with a short one in the middle of a cycle, and ends one before what is billed already', () => {
    const spans = (use: ReturnType<typeof home>) => draftBills(BEIJING, use, '2026-09-05').map((bill) => [bill.begin_month, bill.end_month])
    expect(spans(home('202602', 9, 9, 9))).toEqual([['202602', '202602'], ['202603', '202604']])
    expect(spans({ ...home('202601'), readings: [...readings('202601', 9), ...billed('202602', 9, 9), ...readings('202604', 9)] })).toEqual([['202601', '202601'], ['202604', '202604']])
  })

  it('issues nothing as of a day before the present night', () => {
    const since = (day: string) => draftBills(BEIJING, home('202601', 9, 9), '2026-05-05', day).map((bill) => [bill.issued_on, bill.due_on, bill.late_from])
    expect([since('2026-03-01'), since('2026-05-05')]).toEqual([[['2026-03-05', '2026-03-20', '2026-04-04']], [['2026-05-05', '2026-05-20', '2026-06-04']]])
  })

  it('knows what the year has used before', () => {
    const bills = draftBills(BEIJING, { ...home('202511'), readings: [...billed('202509', 60, 60), ...readings('202511', 70, 70, 5, 5)] }, '2026-03-05')
    expect(bills.map((bill) => [bill.used_before_m3, bill.principal_fen])).toEqual([
      [120, `${60 * 500 + 80 * 700}`],
      [0, '5000'],
    ])
  })

  it('crosses the year for the day of issue', () => {
    expect(draftBills(BEIJING, home('202511', 8, 8), '2026-01-05')).toMatchObject([{ issued_on: '2026-01-05', due_on: '2026-01-20', late_from: '2026-02-04' }])
  })

  it('has nothing to pay paid at once', () => {
    expect(draftBills(SHENZHEN, home('202601', 0), '2026-02-05')).toMatchObject([{ principal_fen: '0', settled_at: '2026-02-04T16:00:00.000Z' }])
  })
})

it.each([
  ['202601', 2, '202601', '202602'],
  ['202602', 2, '202601', '202602'],
  ['202612', 2, '202611', '202612'],
  ['202608', 1, '202608', '202608'],
  ['202606', 3, '202604', '202606'],
  ['202606', 12, '202601', '202612'],
])('the cycle of %s of %i months is from %s to %s', (month, cycle, start, end) => {
  expect([cycleStart(month, cycle), cycleEnd(month, cycle)]).toEqual([start, end])
})
