import { describe, expect, it } from 'vitest'
import { ALIAS_MAX, checkAlias, freeAlias, suggestAlias } from '@/lib/accounts'

const taken = (text: string) => {
  const checked = checkAlias(text)
  return checked.ok ? checked.value : null
}

describe('an alias', () => {
  it.each([
    ['我家', '我家'],
    ['  爸妈家   主表 ', '爸妈家 主表'],
    ['XX小区5栋2单元-主表', 'XX小区5栋2单元-主表'],
    ['a\tb\nc', 'a b c'],
    ['水'.repeat(20), '水'.repeat(20)],
    ['👨‍👩‍👧'.repeat(20), '👨‍👩‍👧'.repeat(20)],
    ['e\u0301', 'é'],
    [`O'Brien & "co"; --`, `O'Brien & "co"; --`],
  ])('%j is kept as %j', (text, kept) => {
    expect(taken(text)).toBe(kept)
  })

  it.each(['', '   ', '\u3000'])('%j is none', (text) => {
    expect(checkAlias(text)).toEqual({ ok: false, error: { code: 'ALIAS_EMPTY' } })
  })

  it.each([['水'.repeat(21), 21], ['👨‍👩‍👧'.repeat(40), 40], [`  ${'a '.repeat(15)} `, 29]])('%j is too long', (text, actual) => {
    expect(checkAlias(text)).toEqual({ ok: false, error: { code: 'ALIAS_LENGTH', params: { max: 20, actual } } })
  })

  it.each(['<b>家</b>', 'a<b', 'a>b', 'a\u0000b', 'a\u202eb', 'a\u200bb', '\u2066a', '\u200d'.repeat(3), `<${'水'.repeat(30)}`])('%j has what no alias has', (text) => {
    expect(checkAlias(text)).toEqual({ ok: false, error: { code: 'ALIAS_CHARSET' } })
  })
})

describe('a suggestion', () => {
  it('is the last place of the address, and the meter’s role', () => {
    expect(suggestAlias('海淀区学院路小区(模拟)12号楼3单元***')).toBe('学院路小区12号楼3单元-主表')
    expect(suggestAlias('北京市东城区城市花园社区3号院***')).toBe('城市花园社区3号院-主表')
    expect(suggestAlias('朝阳区望京花园（模拟）6号楼1单元***')).toBe('望京花园6号楼1单元-主表')
  })

  it('is something even without an address', () => {
    expect([suggestAlias(''), suggestAlias('***'), suggestAlias('海淀区')]).toEqual(['我家-主表', '我家-主表', '我家-主表'])
  })

  it('has the end of the number where it is taken', () => {
    expect(freeAlias('我家-主表', ['父母'], '0100000409')).toBe('我家-主表')
    expect(freeAlias('我家-主表', ['我家-主表'], '0100000409')).toBe('我家-主表·0409')
    const long = '很'.repeat(20)
    expect(checkAlias(freeAlias(long, [long], '0100000409'))).toEqual({ ok: true, value: `${'很'.repeat(15)}·0409` })
  })

  it('can always be used as it is', () => {
    const addresses = [`海淀区${'很长的路'.repeat(30)}`, 'a<b>', '  ', '昌平区回龙观👨‍👩‍👧小区***', '海淀区学院路5号院', 'x'.repeat(300)]
    for (const address of addresses) {
      const suggestion = suggestAlias(address)
      expect([...suggestion].length).toBeLessThanOrEqual(ALIAS_MAX)
      if (!/[<>]/.test(address)) expect(checkAlias(suggestion)).toEqual({ ok: true, value: suggestion })
    }
  })
})
