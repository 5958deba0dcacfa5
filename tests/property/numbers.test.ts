import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkAlias, suggestAlias } from '@/lib/accounts'
import { checkNumber } from '@/lib/companies'
import { normalizeNumber } from '@/lib/kernel/digits'
import { runs } from '../support/runs'

const digits = fc.stringMatching(/^[0-9]{4,20}$/)
const noise = fc.constantFrom('', ' ', '-', '　', '\u00a0', '—', '·', '.', '_', '\t', '\n')
const wide = (digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)

it('a number survives however it is pasted', () => {
  const pasted = digits.chain((number) =>
    fc.tuple(fc.constant(number), fc.array(fc.tuple(fc.boolean(), noise), { minLength: number.length, maxLength: number.length })),
  )
  fc.assert(
    fc.property(pasted, ([number, ways]) => {
      const text = [...number].map((digit, n) => `${ways[n]?.[1]}${ways[n]?.[0] ? wide(digit) : digit}`).join('')
      expect(checkNumber({ length: number.length, charset: 'DIGITS', example: '' }, text)).toEqual({ ok: true, value: number })
    }),
    { numRuns: runs(500, 50_000) },
  )
})

it('what is accepted has the company’s length and ASCII digits only, whatever came', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.stringMatching(/^[0-9０-９ \-a-z']{0,14}$/)), fc.integer({ min: 4, max: 20 }), (text, length) => {
      const checked = checkNumber({ length, charset: 'DIGITS', example: '' }, text)
      if (checked.ok) expect(checked.value).toMatch(new RegExp(`^[0-9]{${length}}$`))
    }),
    { numRuns: runs(1_000, 200_000) },
  )
})

it('tidying a number twice is tidying it once', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme-ascii' }), fc.stringMatching(/^[0-9０-９ａ-ｚ　·—_.a-z -]{0,20}$/)), (text) => {
      expect(normalizeNumber(normalizeNumber(text))).toBe(normalizeNumber(text))
    }),
    { numRuns: runs(500, 100_000) },
  )
})

it('an accepted alias is accepted again as it is, and has no markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const once = checkAlias(text)
      if (!once.ok) return
      expect(checkAlias(once.value)).toEqual(once)
      expect(once.value).not.toMatch(/[<>\n\0]/)
    }),
    { numRuns: runs(500, 100_000) },
  )
})

it('a suggested alias is short, whatever the company calls the place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (address) => {
      expect([...suggestAlias(address)].length).toBeLessThanOrEqual(20)
      expect(suggestAlias(address)).toMatch(/-主表$/)
    }),
    { numRuns: runs(500, 50_000) },
  )
})
