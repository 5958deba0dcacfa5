import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumFen } from '@/lib/kernel/money'
import { priceItems } from '@/lib/simulators/water/price-usage'
import { BEIJING, priceList, SHENZHEN } from './billing'

const priceUsage = (...bill: Parameters<typeof priceItems>) => sumFen(priceItems(...bill).values())
const use = (volumeM3: number, month = '202603') => [{ month, volumeM3 }]

describe('北京, steps of the year', () => {
  it.each([
    [0, 18, 90_00n],
    [170, 30, 190_00n],
    [250, 25, 205_00n],
    [0, 0, 0n],
    [180, 1, 7_00n],
    [179, 1, 5_00n],
    [0, 300, 180n * 5_00n + 80n * 7_00n + 40n * 9_00n],
  ])('after %i m³, %i m³ more cost %s fen', (before, volume, fen) => {
    expect(priceUsage(BEIJING, 3, before, use(volume))).toBe(fen)
  })

  it('moves every bound by 30 m³ for each person above five', () => {
    expect(priceUsage(BEIJING, 5, 180, use(60))).toBe(420_00n)
    expect(priceUsage(BEIJING, 7, 180, use(60))).toBe(300_00n)
    expect(priceUsage(BEIJING, 7, 0, use(330))).toBe(240n * 5_00n + 80n * 7_00n + 10n * 9_00n)
  })

  it('begins anew in January, also within one bill', () => {
    const months = [...use(10, '202512'), ...use(10, '202601')]
    expect(priceUsage(BEIJING, 3, 300, months)).toBe(90_00n + 50_00n)
  })

  it('splits the water by days where other prices begin, down to whole cubic metres, on whatever day', () => {
    const dearer = priceList('2026-02-01', [{ to: Number.POSITIVE_INFINITY, prices: { WATER: 100_000n } }])
    const billing = { ...BEIJING, priceLists: [...BEIJING.priceLists, dearer] }
    expect(priceUsage(billing, 3, 0, [...use(9, '202601'), ...use(9, '202602')])).toBe(45_00n + 90_00n)
    const within = { ...BEIJING, priceLists: [...BEIJING.priceLists, priceList('2026-02-11', dearer.stretches.map(({ to, pricesE4 }) => ({ to, prices: Object.fromEntries(pricesE4) })))] }
    // 41 of 59 days: 12.5 of 18.
    expect(priceUsage(within, 3, 0, [...use(18, '202601'), ...use(0, '202602')])).toBe(12n * 5_00n + 6n * 10_00n)
    expect(() => priceUsage(billing, 3, 0, use(1, '201404'))).toThrow('no price')
  })

  it('costs the same in one bill or in two', () => {
    const volume = fc.nat({ max: 400 })
    fc.assert(
      fc.property(volume, volume, volume, fc.integer({ min: 1, max: 9 }), (before, first, second, people) => {
        const apart = priceUsage(BEIJING, people, before, use(first)) + priceUsage(BEIJING, people, before + first, use(second))
        expect(priceUsage(BEIJING, people, before, use(first + second))).toBe(apart)
      }),
    )
  })
})

describe('深圳, steps of the month', () => {
  it.each([
    [20, 83_20n],
    [25, 108_32n],
    [35, 184_82n],
  ])('%i m³ cost %s fen', (volume, fen) => {
    expect(priceUsage(SHENZHEN, 3, 0, use(volume))).toBe(fen)
  })

  it('is as many times as wide as the bill has months, and begins anew with each', () => {
    expect(priceUsage(SHENZHEN, 3, 300, [...use(30, '202601'), ...use(20, '202602')])).toBe(2n * 108_32n)
  })

  it('rounds half a fen up, for each line', () => {
    const billing = { ...SHENZHEN, priceLists: [priceList('2017-01-01', [{ to: Number.POSITIVE_INFINITY, prices: { WATER: 50n, SEWAGE: 49n } }])] }
    expect(priceUsage(billing, 3, 0, use(1))).toBe(1n)
    expect(priceUsage(billing, 3, 0, use(3))).toBe(2n + 1n)
  })
})
