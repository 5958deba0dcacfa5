import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { findPlaces, normalizeSearch } from '@/lib/places'
import { CityInput, SearchInput, type CompanyListDto, type CompanyRowDto, type FoundCompaniesDto } from './schemas'

/** More than a city has; of a search nobody reads more. */
const ROWS_MAX = 50

const COLUMNS = `code, name, city_name AS "cityName", hotline`
const plain = (column: string) => `lower(replace(normalize(${column}, NFKC), ' ', ''))`
const inCity = `(city_code = ANY($1) OR strpos(${plain('city_name')} || '市', $2) = 1)`

const toList = (rows: CompanyRowDto[]): CompanyListDto => ({ companies: rows.slice(0, ROWS_MAX), more: rows.length > ROWS_MAX })

/** By the name of the city (also its pinyin or initials) or by one's own; those of the city first. */
export async function searchCompanies({ ctx, input }: Command<unknown>): Promise<FoundCompaniesDto> {
  requireResident(ctx)
  const text = normalizeSearch(SearchInput.parse(input).text)
  if (text === '') return { companies: [], more: false, notOpen: null }
  const places = findPlaces(text)
  const rows = await ctx.db.query<CompanyRowDto>(
    `SELECT ${COLUMNS} FROM company WHERE enabled AND (${inCity} OR strpos(${plain('name')}, $2) > 0 OR strpos(${plain('short_name')}, $2) > 0)
     ORDER BY ${inCity} DESC, city_code, code LIMIT ${ROWS_MAX + 1}`,
    [places.map(({ code }) => code), text],
  )
  const [meant] = rows.length === 0 ? places : []
  return { ...toList(rows), notOpen: meant ? { name: meant.name, english: meant.english } : null }
}

export async function listCompaniesOf({ ctx, input }: Command<unknown>): Promise<CompanyListDto> {
  requireResident(ctx)
  const { cityCode } = CityInput.parse(input)
  return toList(await ctx.db.query<CompanyRowDto>(`SELECT ${COLUMNS} FROM company WHERE enabled AND city_code = $1 ORDER BY code LIMIT ${ROWS_MAX + 1}`, [cityCode]))
}
