import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupKey, GROUPS, groupsOf, searchAccounts, type Group } from '@/lib/accounts'
import { ownGroup } from '@/lib/accounts/groups'
import { textsOf } from '@/lib/i18n'
import type { WaterAccountDto } from '@/lib/accounts/schemas'

const own = (groupName: string): Group => ({ groupKind: 'OWN', groupName })
const known = (groupKind: Group['groupKind']): Group => ({ groupKind, groupName: '' })

describe('groups', () => {
  it('stand in everybody’s order, then one’s own by name, each once', () => {
    const accounts = [own('乙'), known('FRIENDS'), own('甲'), known('HOME'), own('乙'), known('FRIENDS')]
    expect(groupsOf(accounts)).toEqual([known('HOME'), known('FRIENDS'), ...[own('甲'), own('乙')].sort((a, b) => (a.groupName < b.groupName ? -1 : 1))])
  })

  it('of one’s own never pass for somebody else’s', () => {
    expect(groupKey(own('HOME'))).not.toBe(groupKey(known('HOME')))
    for (const name of [' 我家 ', 'home', 'ＨＯＭＥ', '我\u200d家']) expect(ownGroup(name), name).toEqual({ ok: true, value: known('HOME') })
    for (const name of ['全部', '全 部', 'ALL', '新建分组']) expect(ownGroup(name), name).toMatchObject({ ok: false, error: { code: 'GROUP_RESERVED' } })
  })

  it('have a key that says which they are, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
        const named = ownGroup(text)
        if (named.ok && named.value.groupKind === 'OWN') expect(groupKey(named.value)).toBe(`OWN:${named.value.groupName}`)
      }),
    )
  })
})

it('everybody’s groups are called as the pages call them', () => {
  const [zh, en] = [textsOf('zh-CN', 'manage'), textsOf('en', 'manage')]
  for (const kind of Object.keys(GROUPS) as (keyof typeof GROUPS)[]) expect(GROUPS[kind]).toEqual([zh[kind], en[kind]])
  for (const texts of [zh, en]) for (const key of ['all', 'newGroup'] as const) expect(ownGroup(texts[key] ?? '')).toMatchObject({ error: { code: 'GROUP_RESERVED' } })
})

describe('search', () => {
  const account = (alias: string, billKey: string) => ({ alias, billKey, addressMasked: '海淀区学院路(模拟)5号院', companyName: '北京市自来水（模拟）', cityName: '北京', groupKind: 'PARENTS', groupName: '' }) as WaterAccountDto
  const accounts = [account('Mum’s House', '0100000002'), account('学院路 小区-主表', '0100000003')]
  const found = (query: string) => searchAccounts(accounts, query).map(({ billKey }) => billKey.slice(-1))

  it.each([['mum', '2'], ['ＭＵＭ', '2'], ['学院路小区', '3'], ['0003', '3'], ['０１００ ０００', '23'], ['自来水', '23'], ['北 京', '23'], ['', '23'], ['   ', '23'], ['-', '3'], ['01****0002', '2'], ['02****0002', ''], ['父母', '23'], ['parents', '23'], ['%', ''], ['.*', '']])('%j finds %j', (query, which) => {
    expect(found(query).join('')).toBe(which)
  })

  it('whatever is asked, answers some of them in their order', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => {
      const all = accounts.map(({ billKey }) => billKey.slice(-1)).join('')
      expect(all).toContain(found(query).join(''))
    }))
  })
})
