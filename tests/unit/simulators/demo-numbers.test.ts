import { describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/kernel/random'
import { BEHAVIOURS, NUMBERS_TO_TRY } from '@/lib/simulators/water'
import { troublesOf } from '@/lib/simulators/water/behaviours'
import { monthlyVolume } from '@/lib/simulators/water/take-readings'
import { VERBS } from '@/lib/simulators/water/verbs'
import { SIM_COMPANIES } from '@/prisma/seed/sim-companies'

describe('numbers to try', () => {
  it('are the customers of the demo world, each with its trouble', () => {
    const told = NUMBERS_TO_TRY.map(({ companyCode, billKey, behaviour }) => ({ companyCode, billKey, behaviour }))
    expect(told).toEqual(SIM_COMPANIES.flatMap(({ company, customers }) => customers.map(({ billKey, behaviour }) => ({ companyCode: company.code, billKey, behaviour }))))
  })

  it('show every trouble there is', () => {
    expect(new Set(NUMBERS_TO_TRY.map(({ behaviour }) => behaviour))).toEqual(new Set(Object.keys(BEHAVIOURS)))
  })

  it.each(NUMBERS_TO_TRY)('$billKey is explained in both languages', ({ billKey, zh, en }) => {
    expect(billKey).toMatch(/^\d{8,12}$/)
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(en).toMatch(/^[\x20-\x7e³’]+$/)
  })
})

it('a trouble names operations that exist, and an unknown one is none', () => {
  const named = Object.keys(BEHAVIOURS).flatMap((behaviour) => troublesOf(behaviour).flatMap(({ on }) => on))
  expect(named.every((operation) => Object.hasOwn(VERBS, operation))).toBe(true)
  expect(troublesOf('toString')).toEqual([])
})

it('a month’s water is plausible, and the same again', () => {
  const random = seededRandom('seed')
  const months = Array.from({ length: 12 }, (_, n) => `2025${String(n + 1).padStart(2, '0')}`)
  const volumes = months.map((month) => monthlyVolume(random, { billKey: '0100000001', people: 3 }, month))
  expect(volumes).toEqual(months.map((month) => monthlyVolume(seededRandom('seed'), { billKey: '0100000001', people: 3 }, month)))
  for (const volume of volumes) expect(volume >= 6 && volume <= 16).toBe(true)
})
