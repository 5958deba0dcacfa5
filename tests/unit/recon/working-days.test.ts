import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/kernel/calendar'
import { isWorkingDay, isYearKnown, nextWorkingDay } from '@/lib/recon/working-days'

test.each([
  ['2026-03-16', true, 'a Monday'],
  ['2026-03-21', false, 'a Saturday'],
  ['2026-02-14', true, 'a Saturday worked instead of a day of Spring Festival'],
  ['2026-02-17', false, 'Spring Festival'],
  ['2026-04-06', false, 'Qingming, a Monday'],
  ['2026-10-10', true, 'a Saturday worked after National Day'],
  ['2004-05-03', false, 'the first year that is known'],
])('%s: %s, %s', (day, works) => expect(isWorkingDay(day)).toBe(works))

test.each([['2026-03-20', '2026-03-23'], ['2026-04-03', '2026-04-07'], ['2026-02-13', '2026-02-14'], ['2026-02-14', '2026-02-24'], ['2026-09-30', '2026-10-08'], ['2026-12-31', '2027-01-01']])('after %s comes %s', (day, next) => {
  expect(nextWorkingDay(day)).toBe(next)
})

test('of years that are not known only weekends are free', () => {
  expect(['2003-06-01', '2004-01-01', '2026-12-31', '2099-10-01'].map(isYearKnown)).toEqual([false, true, true, false])
  for (let n = 0; n < 366; n += 1) {
    const day = addDays('2099-01-01', n)
    expect([day, isWorkingDay(day)]).toEqual([day, ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())])
  }
})

describe('wherever the machine stands', () => {
  const usual = process.env.TZ
  test.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Shanghai'])('%s', (zone) => {
    process.env.TZ = zone
    try {
      expect(['2026-03-15', '2026-03-16', '2026-03-20', '2026-03-21', '2026-04-06', '2026-02-14'].map(isWorkingDay)).toEqual([false, true, true, false, false, true])
      expect(isYearKnown('2026-01-01')).toBe(true)
    } finally {
      if (usual === undefined) delete process.env.TZ
      else process.env.TZ = usual
    }
  })
})
