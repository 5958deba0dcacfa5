/** Whoever agrees to a price table sees every field of it that changes. */
import { describe, expect, it } from 'vitest'
import { settingLines } from '@/components/company-desk/setting-text'
import type { Json } from '@/lib/companies/changes/schemas'
import type { TariffDefinitionJson } from '@/lib/companies/tariffs'
import { translator } from '@/lib/i18n'

const t = translator('zh-CN')
const BEFORE: TariffDefinitionJson = {
  category: 'RESIDENTIAL', basis: 'YEAR', household: { kind: 'NONE' }, lateFee: { ratePpmPerDay: 5_000, graceDays: 15, cap: { kind: 'PRINCIPAL' }, base: ['WATER'] },
  tiers: [{ upToM3: 180, prices: { SEWAGE: '13600', WATER: '20700' } }, { upToM3: null, prices: { SEWAGE: '13600', WATER: '40700' } }],
}
const late = (more: Partial<TariffDefinitionJson['lateFee']>) => ({ ...BEFORE, lateFee: { ...BEFORE.lateFee, ...more } })
const lines = (after: object, source = '') => settingLines('tariff:RESIDENTIAL:2026-05-01', [{ definition: BEFORE, source: '' }, { definition: after, source }] as unknown as Json[], t).map(({ field, texts }) => [field, ...texts])

describe('a change of a price table', () => {
  it.each<[string, object, string, string, string]>([
    ['the basis', { ...BEFORE, basis: 'MONTH' }, '阶梯周期', '按年', '按月'],
    ['the late fee’s rate', late({ ratePpmPerDay: 20_000 }), '违约金（千分之，每天）', '5‰', '20‰'],
    ['the days of grace', late({ graceDays: 0 }), '宽限天数', '15', '0'],
    ['the late fee’s cap', late({ cap: { kind: 'NONE' } }), '封顶', '不超过本金', '不封顶'],
    ['the late fee’s cap, a share', late({ cap: { kind: 'PPM', ppm: 300_000 } }), '封顶', '不超过本金', '不超过本金的 30%'],
    ['what the late fee is charged on', late({ base: ['WATER', 'SEWAGE'] }), '计算基数', '水费', '水费、污水处理费'],
    ['the household rule', { ...BEFORE, household: { kind: 'FLAT', atLeast: 5, addM3: 100 } }, '人口规则', '不考虑人口', '达到人数一次加量 · 人数 5 · 加量（立方米） 100'],
    ['how a price is made up, its sum the same', { ...BEFORE, tiers: [{ upToM3: 180, prices: { WATER: '13600', SEWAGE: '20700' } }, BEFORE.tiers[1]] }, '第 1 档', '≤ 180 m³ ¥3.43 = 水费 2.07 + 污水处理费 1.36', '≤ 180 m³ ¥3.43 = 水费 1.36 + 污水处理费 2.07'],
  ])('shows %s', (_, after, ...line) => {
    expect(lines(after)).toEqual([line])
  })

  it('shows where it is from, every part of a note', () => {
    expect(lines(BEFORE, '发改委 2026 年第 1 号')).toEqual([['来源', '无', '发改委 2026 年第 1 号']])
    expect(lines(BEFORE, '{"mark":"VERIFIED","zh":"公告","en":"notice"}')).toEqual([['来源', '无', 'VERIFIED · 公告 · notice']])
  })

  it('shows a tier more in its place, and all of a table that is new or gone', () => {
    const [first, last] = BEFORE.tiers
    const more = lines({ ...BEFORE, tiers: [first, { upToM3: 260, prices: last?.prices }, last] })
    expect(more.map(([field]) => field)).toEqual(['第 2 档', '第 3 档'])
    expect(more[1]?.[1]).toBe('无')
    const fresh = settingLines('tariff:RESIDENTIAL:2026-05-01', [null, { definition: BEFORE, source: '公告' }] as unknown as Json[], t)
    expect(fresh.map(({ field }) => field)).toEqual(['阶梯周期', '第 1 档', '第 2 档', '人口规则', '违约金（千分之，每天）', '宽限天数', '封顶', '计算基数', '来源'])
    expect(fresh.every(({ texts }) => texts[0] === '无')).toBe(true)
  })
})
