import { describe, expect, test } from 'vitest'
import { ServiceWindows, windowAt, type ServiceWindow } from '@/lib/companies/windows'

const at = (text: string) => new Date(`${text}+08:00`)
const night: ServiceWindow = { kind: 'BATCH_DEBIT', days: null, from: '23:30', to: '00:30' }
/** 2026-03-15 is a Sunday. */
const sunday: ServiceWindow = { kind: 'MAINTENANCE', days: [0], from: '22:00', to: '06:00' }

describe('a window', () => {
  test.each([
    ['2026-03-16T23:29:59', false], ['2026-03-16T23:30', true], ['2026-03-17T00:29:59', true], ['2026-03-17T00:30', false],
  ])('every night from 23:30 to 00:30, at %s: %s', (time, isOpen) => expect(windowAt([night], at(time))).toBe(isOpen ? night : null))

  test.each([
    ['2026-03-14T23:00', false], ['2026-03-15T05:00', false], ['2026-03-15T22:00', true], ['2026-03-16T05:59', true], ['2026-03-16T06:00', false], ['2026-03-16T22:00', false],
  ])('that begins on Sundays lasts into Monday, at %s: %s', (time, isOpen) => expect(windowAt([sunday], at(time))).toBe(isOpen ? sunday : null))

  test('of two that are open the first is told; none, none', () => {
    expect(windowAt([night, sunday], at('2026-03-15T23:45'))).toBe(night)
    expect(windowAt([], at('2026-03-15T23:45'))).toBeNull()
  })

  test('from a time to the same is a whole day', () => {
    const day: ServiceWindow = { kind: 'MAINTENANCE', days: [1], from: '08:00', to: '08:00' }
    expect([windowAt([day], at('2026-03-16T07:59')), windowAt([day], at('2026-03-16T08:00')), windowAt([day], at('2026-03-17T07:59')), windowAt([day], at('2026-03-17T08:00'))]).toEqual([null, day, day, null])
  })
})

test.each([
  [{ kind: 'HOLIDAY', days: null, from: '01:00', to: '02:00' }], [{ kind: 'MAINTENANCE', days: [7], from: '01:00', to: '02:00' }], [{ kind: 'MAINTENANCE', days: [], from: '01:00', to: '02:00' }],
  [{ kind: 'MAINTENANCE', days: null, from: '24:00', to: '02:00' }], [{ kind: 'MAINTENANCE', days: null, from: '1:00', to: '02:00' }], [{ kind: 'MAINTENANCE', days: null, from: '01:60', to: '02:00' }],
])('%j is none', (window) => expect(ServiceWindows.safeParse([window]).success).toBe(false))
