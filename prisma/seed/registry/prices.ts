/** Which city's prices a company charges, and the simulated companies' own tables of them; the platform has its own (tariffs). */
import type { CatalogueCompany } from '../tariffs'
import type { PriceTable } from '../sim-companies'
import { pick } from './chance'

export const PRICE_CITIES: Record<CatalogueCompany, { cityCode: string; name: string }> = {
  beijing: { cityCode: '110100', name: '北京' }, shanghai: { cityCode: '310100', name: '上海' }, guangzhou: { cityCode: '440100', name: '广州' },
  shenzhen: { cityCode: '440300', name: '深圳' }, chengdu: { cityCode: '510100', name: '成都' }, hangzhou: { cityCode: '330100', name: '杭州' },
  wuhan: { cityCode: '420100', name: '武汉' }, nanjing: { cityCode: '320100', name: '南京' }, tianjin: { cityCode: '120100', name: '天津' },
  chongqing: { cityCode: '500100', name: '重庆' }, xian: { cityCode: '610100', name: '西安' }, zhengzhou: { cityCode: '410100', name: '郑州' },
}

const ALL = Object.entries(PRICE_CITIES).map(([company, city]) => ({ company: company as CatalogueCompany, ...city }))

/** Its own city's, else that of its province (深圳 is asked before 广州), else anybody's. */
export function priceCityOf(divisionCode: string, cityCode: string): CatalogueCompany {
  const own = ALL.find((one) => one.cityCode === cityCode)
  const near = ALL.find((one) => one.cityCode.slice(0, 2) === divisionCode.slice(0, 2))
  return own?.company ?? near?.company ?? pick('prices', divisionCode, ALL).company
}

/** Its bills cover one month where steps are by the month. */
export const MONTHLY_STEPS: readonly CatalogueCompany[] = ['guangzhou', 'shenzhen', 'wuhan']

/** As the companies themselves keep them, from before anybody asks on. */
const SINCE = new Date('2000-01-01')

function table(bounds: [number, number], ...rates: Record<string, bigint>[]): PriceTable {
  const ends = [...bounds, null]
  return { validFrom: SINCE, steps: rates.map((one, n) => ({ endsAtM3: ends[n] ?? null, rates: one })) }
}

export const PRICE_TABLES: Record<Exclude<CatalogueCompany, 'beijing' | 'shanghai' | 'guangzhou'>, PriceTable> = {
  shenzhen: table([22, 30], { WATER: 26_700n, SEWAGE: 9_000n, GARBAGE: 5_900n }, { WATER: 40_100n, SEWAGE: 10_000n, GARBAGE: 5_900n }, { WATER: 80_100n, SEWAGE: 11_000n, GARBAGE: 5_900n }),
  chengdu: table([216, 300], { WATER: 20_800n, SEWAGE: 9_500n }, { WATER: 29_500n, SEWAGE: 9_500n }, { WATER: 55_600n, SEWAGE: 9_500n }),
  hangzhou: table([216, 300], { WATER: 19_000n, SEWAGE: 10_000n }, { WATER: 28_500n, SEWAGE: 10_000n }, { WATER: 57_000n, SEWAGE: 10_000n }),
  wuhan: table([25, 33], { WATER: 13_700n, SEWAGE: 11_000n }, { WATER: 20_500n, SEWAGE: 11_000n }, { WATER: 27_400n, SEWAGE: 11_000n }),
  nanjing: table([180, 300], { WATER: 14_200n, RESOURCE: 2_000n, SEWAGE: 14_200n }, { WATER: 21_300n, RESOURCE: 2_000n, SEWAGE: 14_200n }, { WATER: 42_600n, RESOURCE: 2_000n, SEWAGE: 14_200n }),
  tianjin: table([180, 240], { WATER: 39_500n, SEWAGE: 9_500n }, { WATER: 52_500n, SEWAGE: 9_500n }, { WATER: 70_500n, SEWAGE: 9_500n }),
  chongqing: table([260, 360], { WATER: 25_000n, SEWAGE: 10_000n }, { WATER: 32_200n, SEWAGE: 10_000n }, { WATER: 49_000n, SEWAGE: 10_000n }),
  xian: table([162, 275], { WATER: 28_500n, SEWAGE: 9_500n }, { WATER: 37_000n, SEWAGE: 9_500n }, { WATER: 62_300n, SEWAGE: 9_500n }),
  zhengzhou: table([180, 300], { WATER: 31_500n, SEWAGE: 9_500n }, { WATER: 47_000n, SEWAGE: 9_500n }, { WATER: 93_500n, SEWAGE: 9_500n }),
}
