import type { Ctx } from '@/lib/db'
import { placeOf, type Place } from '@/lib/places'
import type { CityDto } from './schemas'

/** China has some 340 cities of that rank; whoever is left out is found by search. */
export const CITIES_MAX = 500

type CityRow = { code: string; name: string; companies: number; companyCode: string; companyName: string }

const byPinyin = (a: CityDto, b: CityDto) => (sortKey(a) < sortKey(b) ? -1 : 1)
const sortKey = ({ letter, code }: CityDto) => `${letter === '#' ? '~' : letter} ${placeOf(code)?.pinyin ?? code}`

function toCityDto({ code, name, companies, companyCode, companyName }: CityRow): CityDto {
  const place = placeOf(code)
  const only = companies === 1 ? { code: companyCode, name: companyName } : null
  return { code, name, english: place?.english ?? null, letter: place?.pinyin.charAt(0).toUpperCase() ?? '#', companies, only }
}

/** Cities with a company that is switched on, by their pinyin; of `codes` alone where they are given. */
export async function listCities(ctx: Ctx, codes: readonly string[] | null = null): Promise<CityDto[]> {
  const rows = await ctx.db.query<CityRow>(
    `SELECT city_code AS code, min(city_name) AS name, count(*)::int AS companies, min(code) AS "companyCode", min(name) AS "companyName"
     FROM company WHERE enabled AND ($1::text[] IS NULL OR city_code = ANY($1)) GROUP BY city_code ORDER BY city_code LIMIT ${CITIES_MAX}`,
    [codes],
  )
  return rows.map(toCityDto).sort(byPinyin)
}

/** The city at a place, or its name alone where nobody can pay yet. */
export async function citiesAt(ctx: Ctx, places: readonly Place[]) {
  const cities = await listCities(ctx, places.map(({ code }) => code))
  return places.map(({ code, name, english }) => ({ name, english, city: cities.find((city) => city.code === code) ?? null }))
}
