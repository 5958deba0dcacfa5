import { describe, expect, it } from 'vitest'
import { checkNumber, NumberRule } from '@/lib/companies'
import { normalizeNumber } from '@/lib/kernel/digits'

const rule = NumberRule.parse({ length: 10, charset: 'DIGITS', example: '0100000001' })
const taken = (text: string) => {
  const checked = checkNumber(rule, text)
  return checked.ok ? checked.value : checked.error.code
}

describe('a number as people write it', () => {
  it.each([
    '0100000001', ' 0100000001\n', `０１${'０'.repeat(7)}１`, '0100 000 001', '0100-000-001', '0100—000―001', '010.000.0001', '0100·000·001', '0100_000_001', '0\u00a0100\u2003000\u3000001',
  ])('%j is 0100000001', (text) => {
    expect(taken(text)).toBe('0100000001')
  })

  it('keeps leading zeros, and is text', () => {
    expect(taken('0000000000')).toBe('0000000000')
    expect(normalizeNumber('００１')).toBe('001')
  })
})

describe('a number that is none', () => {
  it.each([
    ['', 'NUMBER_EMPTY'],
    ['   ', 'NUMBER_EMPTY'],
    ['---', 'NUMBER_EMPTY'],
    ['0100000', 'NUMBER_LENGTH'],
    ['0100000001234', 'NUMBER_LENGTH'],
    ['010000000', 'NUMBER_LENGTH'],
    ['01000000011', 'NUMBER_LENGTH'],
    ['010000000l', 'NUMBER_CHARSET'],
    ['abcdefghij', 'NUMBER_CHARSET'],
    ['０１００００００００a', 'NUMBER_CHARSET'],
    ['٠١٠٠٠٠٠٠٠١', 'NUMBER_CHARSET'],
    ['一二三四五六七八九十', 'NUMBER_CHARSET'],
    [`1' OR '1'='1`, 'NUMBER_CHARSET'],
    ['0100000001; DROP TABLE bill', 'NUMBER_CHARSET'],
    ['+100000001', 'NUMBER_CHARSET'],
    ['1e10000000', 'NUMBER_CHARSET'],
    ['<b>1</b>', 'NUMBER_CHARSET'],
    ['0100000001\u0000', 'NUMBER_CHARSET'],
  ])('%j is refused as %s', (text, code) => {
    expect(taken(text)).toBe(code)
  })

  it('says how many digits are wanted, and how many came', () => {
    expect(checkNumber(rule, '0100000')).toEqual({ ok: false, error: { code: 'NUMBER_LENGTH', params: { expected: 10, actual: 7 } } })
    expect(checkNumber(rule, '0100000001234')).toMatchObject({ error: { params: { actual: 13 } } })
  })
})

describe('a number that is something else', () => {
  const kinds = NumberRule.parse({ ...rule, old: { length: 8, prefix: '01', until: '2020' }, meterSerial: 'A999999999' })

  it.each(['00000001', '０００００００１', '0000 0001'])('%j is one from before the numbers grew, and says today’s', (text) => {
    expect(checkNumber(kinds, text)).toEqual({ ok: false, error: { code: 'NUMBER_OLD', params: { expected: 10, actual: 8, until: '2020', number: '0100000001' } } })
  })

  it.each(['B150123456', 'b150123456', 'Ｂ１５０１２３４５６', 'B-150 123 456'])('%j is the serial of a meter', (text) => {
    expect(checkNumber(kinds, text)).toEqual({ ok: false, error: { code: 'NUMBER_IS_METER' } })
  })

  it.each([['B15012345', 'NUMBER_CHARSET'], ['BB50123456', 'NUMBER_CHARSET'], ['010000001', 'NUMBER_LENGTH'], ['0100000', 'NUMBER_LENGTH']])('%j is neither: %s', (text, code) => {
    expect(checkNumber(kinds, text)).toMatchObject({ error: { code } })
  })

  it('is known only where the company says so', () => {
    expect([taken('00000001'), taken('B150123456')]).toEqual(['NUMBER_LENGTH', 'NUMBER_CHARSET'])
  })
})

it.each([{ length: 3, charset: 'DIGITS', example: '' }, { length: 10, charset: 'HEX', example: '' }, { length: 10.5, charset: 'DIGITS', example: '' }, { length: 10, charset: 'DIGITS', example: '', meterSerial: '(a+)+$' }, {}])('%j is no rule', (input) => {
  expect(NumberRule.safeParse(input).success).toBe(false)
})
