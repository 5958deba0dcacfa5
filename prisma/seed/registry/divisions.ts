import { readFileSync } from 'node:fs'
import path from 'node:path'
import { stemOf } from '@/lib/companies/naming'

/** A county, district or banner; or a city, where it has none or as the city itself. */
export type Division = {
  /** Six figures */
  code: string
  name: string
  /** The city whose list it stands in; itself where it belongs to none (省直辖). */
  cityCode: string
  /** As on the list of cities: without 市, but 延边州, 阿里地区. */
  cityName: string
  /** As on a signboard: 深圳市, 延边州 */
  cityTitle: string
  provinceName: string
}

export type Divisions = { cities: Division[]; counties: Division[] }

const FILE = 'prisma/seed/registry/divisions.txt'
/** Not cities, but lists of what belongs to none. */
const OF_NONE = /直辖县级行政区划$/
const OF_MUNICIPALITY = /^(?:市辖区|县)$/

const titleOf = (name: string) => (name.endsWith('自治州') ? `${stemOf(name)}州` : name)
const shortOf = (title: string) => title.replace(/市$/, '')

type City = Pick<Division, 'cityCode' | 'cityName' | 'cityTitle' | 'provinceName'>

function cityOf(code: string, name: string, provinceName: string): City {
  const title = OF_MUNICIPALITY.test(name) ? provinceName : titleOf(name)
  return { cityCode: OF_MUNICIPALITY.test(name) ? `${code.slice(0, 2)}0100` : `${code}00`, cityName: shortOf(title), cityTitle: title, provinceName }
}

/** Every city and county-level division of the mainland (divisions.txt says of when and from where). */
export function readDivisions(): Divisions {
  const lines = readFileSync(path.resolve(FILE), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const [cities, counties] = [new Map<string, Division>(), [] as Division[]]
  let provinceName = ''
  for (const line of lines) {
    const [code = '', name = '', ...rest] = line.split(' ')
    if (code.length === 2) {
      provinceName = name
      continue
    }
    const city = OF_NONE.test(name) ? null : cityOf(code, name, provinceName)
    if (city && !cities.has(city.cityCode)) cities.set(city.cityCode, { ...city, code: city.cityCode, name: OF_MUNICIPALITY.test(name) ? provinceName : name })
    for (const one of rest) {
      const own = { code: code + one.slice(0, 2), name: one.slice(2) }
      counties.push({ ...own, ...(city ?? { cityCode: own.code, cityName: shortOf(own.name), cityTitle: own.name, provinceName }) })
    }
  }
  return { cities: [...cities.values()], counties }
}
