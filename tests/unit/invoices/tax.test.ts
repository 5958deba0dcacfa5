import { describe, expect, it } from 'vitest'
import { chineseCapitals, linesByInvoice, MAX_CAPITALS_FEN, splitTax, taxLine, taxTotals, TREATMENTS } from '@/lib/invoices/tax'

describe('net and tax of tap water at 3 %', () => {
  it.each([[3726n, 3617n, 109n], [10210n, 9913n, 297n], [13175n, 12791n, 384n], [0n, 0n, 0n], [1n, 1n, 0n], [17n, 17n, 0n], [18n, 17n, 1n]])('%d fen = %d + %d', (gross, net, tax) => {
    expect(splitTax(gross, 300)).toEqual({ netFen: net, taxFen: tax })
    expect(splitTax(-gross, 300)).toEqual({ netFen: -net, taxFen: -tax })
  })

  it('a 北京 bill of 90.00: water taxed, resource tax outside, sewage exempt', () => {
    const lines = [taxLine('WATER', 3726n), taxLine('RESOURCE', 2826n), taxLine('SEWAGE', 2448n)]
    expect(taxTotals(lines)).toEqual({ grossFen: 9000n, netFen: 8891n, taxFen: 109n })
    const { special, ordinary } = linesByInvoice(lines, true)
    expect([special.map(({ kind }) => kind), ordinary.map(({ kind }) => kind)]).toEqual([['WATER'], ['RESOURCE', 'SEWAGE']])
    expect(linesByInvoice(lines, false)).toEqual({ special: [], ordinary: lines })
  })

  it('every code has 19 figures', () => {
    for (const { code } of Object.values(TREATMENTS)) expect(code).toMatch(/^\d{19}$/)
  })
})

describe('capitals', () => {
  it.each([
    [0n, '零圆整'],
    [1n, '壹分'],
    [10n, '壹角整'],
    [15n, '壹角伍分'],
    [100n, '壹圆整'],
    [105n, '壹圆零伍分'],
    [150n, '壹圆伍角整'],
    [9000n, '玖拾圆整'],
    [10832n, '壹佰零捌圆叁角贰分'],
    [18482n, '壹佰捌拾肆圆捌角贰分'],
    [10_000_000n, '壹拾万圆整'],
    [10_000_001n, '壹拾万圆零壹分'],
    [9_999_999n, '玖万玖仟玖佰玖拾玖圆玖角玖分'],
    [100_050_000n, '壹佰万零伍佰圆整'],
    [1_000_010_000n, '壹仟万零壹佰圆整'],
    [10_000_000_000n, '壹亿圆整'],
    [10_000_000_100n, '壹亿零壹圆整'],
    [10_010_000_000n, '壹亿零壹拾万圆整'],
    [12_345_678_900n, '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖圆整'],
    [100_000_001_000n, '壹拾亿零壹拾圆整'],
    [140_950n, '壹仟肆佰零玖圆伍角整'],
    [600_714n, '陆仟零柒圆壹角肆分'],
    [10_700_053n, '壹拾万柒仟圆伍角叁分'],
    [1_640_902n, '壹万陆仟肆佰零玖圆零贰分'],
    [-9000n, '（负数）玖拾圆整'],
  ])('%d fen: %s', (fen, words) => {
    expect(chineseCapitals(fen)).toBe(words)
  })

  it('says no beyond its range', () => {
    expect(() => chineseCapitals(MAX_CAPITALS_FEN + 1n)).toThrow(RangeError)
  })
})
