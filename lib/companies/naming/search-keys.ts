import { normalizeSearch, placeOf } from '@/lib/places'
import { initialsOf, pinyinOf } from './pinyin'
import { stemOf } from './stem'

export type Named = { code: string; name: string; shortName: string; companyId: string; divisionCode: string; divisionName: string; cityCode: string; cityName: string; provinceName: string; formerly?: readonly string[] }

const line = (keys: readonly string[]) => `|${[...new Set(keys.map((key) => normalizeSearch(key).replaceAll('|', '')))].filter((key) => key !== '').join('|')}|`

/**
 * By what a company is found (find-companies.ts), in three lines, each `|key|key|`: its own names and numbers, those that begin with its city,
 * those that begin with its province, and `formerly`, divisions and companies that it took the place of. 汉字 are found anywhere in a key, figures and
 * pinyin at its beginning. `cityPinyin` puts cities in order.
 */
export function searchKeys({ code, name, shortName, companyId, divisionCode, divisionName, cityCode, cityName, provinceName, formerly = [] }: Named): { searchKeys: string; cityPinyin: string } {
  const [city, division, province] = [stemOf(cityName), stemOf(divisionName), stemOf(provinceName)]
  const isCity = divisionCode === cityCode
  const english = placeOf(cityCode)?.english ?? ''
  // A company that serves a city is found by the city's names as its own.
  const own = [divisionName, division, shortName, pinyinOf(division), initialsOf(division), pinyinOf(divisionName), initialsOf(divisionName), pinyinOf(shortName), code, divisionCode, companyId, ...(isCity ? [cityName, pinyinOf(cityName), english] : [])]
  const within = [name, ...(isCity ? [pinyinOf(name)] : bothWays([city, divisionName], [cityName, divisionName])), ...(isCity ? [] : [english])]
  const above = province === city ? [] : bothWays([province, city, isCity ? '' : divisionName], [provinceName, isCity ? divisionName : cityName, isCity ? '' : divisionName])
  const before = formerly.flatMap((old) => [old, ...spoken(old)])
  return { searchKeys: [own, within, [...above, ...before]].map(line).join('\n'), cityPinyin: pinyinOf(city) }
}

/** As said, and in full: 汉字, pinyin and initials of each. Parts are read one by one, for 湖州 and 长兴 make no 州长. */
function bothWays(...ways: string[][]): string[] {
  return ways.flatMap((parts) => [parts, parts.map(pinyinOf), parts.map(initialsOf)]).map((parts) => parts.join(''))
}

/** 杭州市江干区 is looked for as 江干区 and 江干 too, and by the pinyin of each. */
function spoken(old: string): string[] {
  const within = old.replace(/^.{2,}?[市州盟](?=.{2,})/, '')
  const names = [old, within, stemOf(within)]
  return [...names, ...names.map(pinyinOf), ...names.map(initialsOf)]
}

/** What people still say of a company that is no more; one that is still there is found by its own name. */
export function formerNames({ oldDivisionName, oldCompanyName, oldCompanyCode }: { oldDivisionName: string; oldCompanyName: string; oldCompanyCode: string | null }): string[] {
  return [oldDivisionName, ...(oldCompanyCode === null ? [oldCompanyName.replace('（模拟）', '')] : [])]
}
