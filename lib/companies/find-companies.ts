import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { findPlaces, normalizeSearch } from '@/lib/places'
import { buildDirectory, findEntries, readDirectory, type Directory, type Entry } from './directory'
import { CityInput, SearchInput, type CompanyListDto, type FoundCompaniesDto } from './schemas'
import { wholeOf, withoutKind, wordsOf } from './search-words'

/** More than a city has; of a search nobody reads more. */
const ROWS_MAX = 50

function toList(entries: readonly Entry[]): CompanyListDto {
  const companies = entries.slice(0, ROWS_MAX).map(({ code, name, cityName, hotline }) => ({ code, name, cityName, hotline }))
  return { companies, more: entries.length > ROWS_MAX }
}

/** As typed; where that finds nothing, without 市, 区, 县 at the end of its words. */
function findTolerantly(directory: Directory, text: string): Entry[] {
  const [whole, words] = [wholeOf(text), wordsOf(text)]
  if (whole.text === '') return []
  const found = findEntries(directory, { whole, words }, ROWS_MAX + 1)
  const shorter = words.map((word) => withoutKind(word) ?? word)
  if (found.length > 0 || shorter.every((word, n) => word === words[n])) return found
  return findEntries(directory, { whole: wholeOf(shorter.map((word) => word.text).join('')), words: shorter }, ROWS_MAX + 1)
}

/** Companies by what they, their division, city and province are called: 汉字, pinyin, initials, or by a number of theirs. */
export async function searchCompanies({ ctx, input }: Command<unknown>): Promise<FoundCompaniesDto> {
  requireResident(ctx)
  const { text } = SearchInput.parse(input)
  const found = findTolerantly(await readDirectory(ctx), text)
  const [meant] = found.length === 0 ? findPlaces(normalizeSearch(text)) : []
  return { ...toList(found), notOpen: meant ? { name: meant.name, english: meant.english } : null }
}

/** Those of one city, all or those that a text finds; the city's own first. */
export async function listCompaniesOf({ ctx, input }: Command<unknown>): Promise<CompanyListDto> {
  requireResident(ctx)
  const { cityCode, text = '' } = CityInput.parse(input)
  const directory = await readDirectory(ctx)
  const { from = 0, companies = 0 } = directory.cities.get(cityCode) ?? {}
  const entries = directory.entries.slice(from, from + companies)
  if (wholeOf(text).text === '') return toList(entries)
  return toList(findTolerantly(buildDirectory(entries), text))
}
