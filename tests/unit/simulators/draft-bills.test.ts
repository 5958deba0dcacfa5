import { describe, expect, it } from 'vitest'
import { addMonths } from '@/lib/kernel/calendar'
import { cycleStart, draftBills } from '@/lib/simulators/water/draft-bills'
import { BEIJING, SHENZHEN } from './billing'

const readings = (from: string, ...volumes: number[]) => volumes.map((volumeM3, n) => ({ month: addMonths(from, n), volumeM3 }))
const home = (from: string, ...volumes: number[]) => ({ billKey: '0100000001', people: 3, readings: readings(from, ...volumes) })

describe('draftBills', () => {
  it('writes a bill as the company states it', () => {
    expect(draftBills(BEIJING, home('202601', 9, 9), '202601', '2026-03-16')).toEqual([
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
      },
    ])
  })

  it('waits for the day of issue and for every reading', () => {
    expect(draftBills(BEIJING, home('202601', 9, 9), '202601', '2026-03-04')).toHaveLength(0)
    expect(draftBills(BEIJING, home('202601', 9), '202601', '2026-03-16')).toHaveLength(0)
    expect(draftBills(BEIJING, home('202602', 9, 9, 9), '202601', '2026-05-05').map((bill) => bill.end_month)).toEqual(['202604'])
  })

  it('knows what the year has used before', () => {
    const bills = draftBills(BEIJING, home('202509', 60, 60, 70, 70, 5, 5), '202511', '2026-03-05')
    expect(bills.map((bill) => [bill.used_before_m3, bill.principal_fen])).toEqual([
      [120, `${60 * 500 + 80 * 700}`],
      [0, '5000'],
    ])
  })

  it('crosses the year for the day of issue', () => {
    expect(draftBills(BEIJING, home('202511', 8, 8), '202511', '2026-01-05')).toMatchObject([{ issued_on: '2026-01-05', due_on: '2026-01-20', late_from: '2026-02-04' }])
  })

  it('has nothing to pay paid at once', () => {
    expect(draftBills(SHENZHEN, home('202601', 0), '202601', '2026-02-05')).toMatchObject([{ principal_fen: '0', settled_at: '2026-02-04T16:00:00.000Z' }])
  })
})

it.each([
  ['202601', 2, '202601'],
  ['202602', 2, '202601'],
  ['202612', 2, '202611'],
  ['202608', 1, '202608'],
  ['202606', 3, '202604'],
])('the cycle of %s of %i months begins in %s', (month, cycle, start) => {
  expect(cycleStart(month, cycle)).toBe(start)
})
