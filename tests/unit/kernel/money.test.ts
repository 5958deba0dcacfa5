import { describe, expect, it } from 'vitest'
import { fenToYuan, formatFen, minFen, parseYuan, ratePpm, roundE4ToFen, sumFen } from '@/lib/kernel/money'

describe('fenToYuan and formatFen', () => {
  it.each([
    [0n, '0.00', '¥0.00'],
    [1n, '0.01', '¥0.01'],
    [9000n, '90.00', '¥90.00'],
    [99_999n, '999.99', '¥999.99'],
    [100_000n, '1000.00', '¥1,000.00'],
    [123_456_789_012n, '1234567890.12', '¥1,234,567,890.12'],
    [-5n, '-0.05', '-¥0.05'],
    [-123_456n, '-1234.56', '-¥1,234.56'],
    [9_007_199_254_740_993n, '90071992547409.93', '¥90,071,992,547,409.93'],
  ])('%s fen', (fen, plain, shown) => {
    expect(fenToYuan(fen)).toBe(plain)
    expect(formatFen(fen)).toBe(shown)
  })
})

describe('parseYuan reads what people type', () => {
  it.each([
    ['90', 9000n],
    ['90.5', 9050n],
    ['90.05', 9005n],
    ['  90.00 ', 9000n],
    ['0', 0n],
    ['0.01', 1n],
    ['007', 700n],
    ['¥90', 9000n],
    ['￥90', 9000n],
    ['1,234.56', 123_456n],
    ['12,345,678', 1_234_567_800n],
    ['９０．５０', 9050n],
    ['9999999999.99', 999_999_999_999n],
  ])('%j', (text, fen) => {
    expect(parseYuan(text)).toBe(fen)
  })

  it.each([
    '', ' ', '.', '.5', '5.', '90.005', '1e3', '0x10', '-1', '+1', '--1', '1,2', '1,23,456', ',123', '1 000', '90元', 'NaN', 'Infinity',
    '九十', '1;DROP TABLE payment', '<script>', '12345678901', '90.5.1', '９０，５', '٣', '¥¥9',
  ])('%j is no amount', (text) => {
    expect(parseYuan(text)).toBeNull()
  })
})

describe('rounding', () => {
  it('goes half a fen up, away from zero', () => {
    expect([149n, 150n, 151n, 199n, 200n, -149n, -150n, -151n].map(roundE4ToFen)).toEqual([1n, 2n, 2n, 2n, 2n, -1n, -2n, -2n])
  })

  it('18 m³ in Beijing are 37.26 + 28.26 + 24.48', () => {
    expect([20_700n, 15_700n, 13_600n].map((priceE4) => roundE4ToFen(18n * priceE4))).toEqual([3726n, 2826n, 2448n])
  })

  it('5‰ a day of 80.00 are 0.40; the smallest sum that costs a fen is 1.00', () => {
    expect(ratePpm(8000n, 5_000n)).toBe(40n)
    expect([99n, 100n].map((fen) => ratePpm(fen, 5_000n))).toEqual([0n, 1n])
  })
})

it('sums and compares', () => {
  expect(sumFen([])).toBe(0n)
  expect(sumFen([3726n, 2826n, 2448n])).toBe(9000n)
  expect([minFen(1n, 2n), minFen(2n, 1n), minFen(-1n, 0n)]).toEqual([1n, 1n, -1n])
})
