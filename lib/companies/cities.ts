import type { Ctx } from '@/lib/db'
import { placeOf, type Place } from '@/lib/places'
import { readDirectory, type Entry } from './directory'
import type { CityDto } from './schemas'

/** China has some 340 cities of that rank, and counties without one; whoever is left out is found by search. */
export const CITIES_MAX = 500

const pinyinOf = ({ cityCode, cityPinyin }: Entry) => placeOf(cityCode)?.pinyin ?? cityPinyin
/** After all letters where it is not known. */
const sortKey = (entry: Entry) => `${pinyinOf(entry) || '~'} ${entry.cityCode}`
const byPinyin = ([a]: [Entry, ...unknown[]], [b]: [Entry, ...unknown[]]) => (sortKey(a) < sortKey(b) ? -1 : 1)

/** By its pinyin where nobody has written another: Lüliang. */
function englishOf({ cityCode, cityPinyin }: Entry): string | null {
  const spelt = cityPinyin.replaceAll('v', 'ü')
  return placeOf(cityCode)?.english ?? (spelt === '' ? null : spelt.charAt(0).toUpperCase() + spelt.slice(1))
}

function toCityDto([first, companies]: [Entry, number]): CityDto {
  const only = companies === 1 ? { code: first.code, name: first.name } : null
  return { code: first.cityCode, name: first.cityName, english: englishOf(first), letter: pinyinOf(first).charAt(0).toUpperCase() || '#', companies, only }
}

/** Cities with a company that is switched on, by their pinyin; of `codes` alone where they are given. */
export async function listCities(ctx: Ctx, codes: readonly string[] | null = null): Promise<CityDto[]> {
  const { entries, cities } = await readDirectory(ctx)
  const found = [...new Set(codes ?? cities.keys())].flatMap((code): [Entry, number][] => {
    const city = cities.get(code)
    const first = city && entries[city.from]
    return first ? [[first, city.companies]] : []
  })
  return found.sort(byPinyin).slice(0, CITIES_MAX).map(toCityDto)
}

/** The city at a place, or its name alone where nobody can pay yet. */
export async function citiesAt(ctx: Ctx, places: readonly Place[]) {
  const cities = await listCities(ctx, places.map(({ code }) => code))
  return places.map(({ code, name, english }) => ({ name, english, city: cities.find((city) => city.code === code) ?? null }))
}
