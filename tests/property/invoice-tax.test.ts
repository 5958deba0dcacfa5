import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FEE_ITEMS } from '@/lib/gateways/water'
import { chineseCapitals, MAX_CAPITALS_FEN, splitTax, taxLine, taxTotals } from '@/lib/invoices/tax'
import { runs } from '../support/runs'

const fen = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n })

it('net and tax make the gross, and tax is within half a fen of the rate', () => {
  fc.assert(
    fc.property(fen, fc.constantFrom(0, 100, 300, 600, 900, 1300), (gross, rate) => {
      const { netFen, taxFen } = splitTax(gross, rate)
      expect(netFen + taxFen).toBe(gross)
      const off = 2n * (taxFen * BigInt(10_000 + rate) - gross * BigInt(rate))
      expect(off <= BigInt(10_000 + rate) && off >= -BigInt(10_000 + rate)).toBe(true)
    }),
    { numRuns: runs(2_000, 500_000) },
  )
})

it('red is the mirror of blue, line by line and in the totals', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...FEE_ITEMS), fen), { maxLength: 8 }), (amounts) => {
      const blue = taxTotals(amounts.map(([kind, gross]) => taxLine(kind, gross)))
      const red = taxTotals(amounts.map(([kind, gross]) => taxLine(kind, -gross)))
      expect([red.grossFen, red.netFen, red.taxFen]).toEqual([-blue.grossFen, -blue.netFen, -blue.taxFen])
      expect(blue.netFen + blue.taxFen).toBe(blue.grossFen)
    }),
    { numRuns: runs(500, 100_000) },
  )
})

/** A second, naive way back from the words to the amount. */
function amountOf(words: string): bigint {
  const [, yuan = '', rest = ''] = /^(?:(.*)圆)?(.*)$/.exec(words) ?? []
  const figure = (one: string) => BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(one))
  const section = (text: string): bigint => {
    let [sum, last] = [0n, 0n]
    for (const one of text) {
      const place = { 拾: 10n, 佰: 100n, 仟: 1_000n }[one]
      if (place) sum += last * place
      else last = figure(one)
      if (place) last = 0n
    }
    return sum + last
  }
  const below = (text: string): bigint => {
    const [high, low] = text.includes('万') ? [text.slice(0, text.lastIndexOf('万')), text.slice(text.lastIndexOf('万') + 1)] : ['', text]
    return section(high) * 10_000n + section(low)
  }
  const at = yuan.lastIndexOf('亿')
  const whole = at < 0 ? below(yuan) : below(yuan.slice(0, at)) * 100_000_000n + below(yuan.slice(at + 1))
  const part = (sign: string) => figure(new RegExp(`(.)${sign}`).exec(rest)?.[1] ?? '零')
  return whole * 100n + part('角') * 10n + part('分')
}

it('capitals can be read back, and never have two 零 side by side', () => {
  fc.assert(
    fc.property(fc.oneof(fc.bigInt({ min: 0n, max: MAX_CAPITALS_FEN }), fc.array(fc.constantFrom('0', '0', '0', '1', '7'), { minLength: 1, maxLength: 14 }).map((digits) => BigInt(digits.join('')))), (amount) => {
      const words = chineseCapitals(amount)
      expect(amountOf(words)).toBe(amount)
      expect(words).not.toMatch(/零零/)
    }),
    { numRuns: runs(2_000, 300_000) },
  )
})
