import { PLACES, type Place } from './places'

/** Longer than any name of a city or company. */
const SEARCH_MAX = 40

/** What was typed, as names are compared: no case, spaces, apostrophes (xi'an), full-width letters or control characters. */
export function normalizeSearch(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{C}'’‘`´·]/gu, '')
    .toLowerCase()
    .slice(0, SEARCH_MAX)
}

const namesOf = ({ name, province, english, pinyin, initials }: Place) => [`${name}市`, province, normalizeSearch(english), `${pinyin}shi`, initials]

const NAMES = PLACES.map((place) => ({ place, names: namesOf(place) }))

/** Places one of whose names begins with a normalized text: 北京, beij, BJ, 广东. */
export function findPlaces(text: string): Place[] {
  return text === '' ? [] : NAMES.filter(({ names }) => names.some((name) => name.startsWith(text))).map(({ place }) => place)
}
