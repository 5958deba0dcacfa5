/** All companies of a world, in memory, as they are looked for. Pure. */

/** `searchKeys`: of naming/search-keys.ts. */
export type Entry = { code: string; name: string; hotline: string; cityCode: string; cityName: string; cityPinyin: string; divisionCode: string; searchKeys: string }
/** With the two lines of its keys that tell how well it was found: its own names, and what begins with its city. And all of them by their letters. */
export type Found = Entry & { own: string; byCity: string; latin: readonly string[]; han: string }

export type Directory = {
  /** By city, a city's own first */
  entries: readonly Found[]
  /** Which of them are of a city, by its code: from one on, so many. */
  cities: ReadonlyMap<string, { from: number; companies: number }>
  /** Keys of Latin letters and figures in order, and whose each is: found by their beginning. */
  latin: { keys: readonly string[]; owners: readonly number[] }
  /** All other keys in one text, and where each entry's begin: found anywhere. */
  han: { text: string; starts: readonly number[] }
}

const LATIN = /^[a-z0-9-]/

const orderOf = ({ cityCode, divisionCode, code }: Entry) => `${cityCode} ${divisionCode === cityCode ? '' : divisionCode} ${code}`

function inOrder<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const keyed = all.map((one) => ({ one, key: keyOf(one) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one)
}

/** `like`: what has not changed since is taken from there, and stands in memory once. */
function toFound(row: Entry, like: Found | undefined): Found {
  if (like && (Object.keys(row) as (keyof Entry)[]).every((field) => row[field] === like[field])) return like
  const [own = '', byCity = ''] = row.searchKeys.split('\n')
  const keys = row.searchKeys.split(/[|\n]+/).filter((key) => key !== '')
  return { ...row, own, byCity, latin: keys.filter((key) => LATIN.test(key)), han: keys.filter((key) => !LATIN.test(key)).join('|') }
}

export function buildDirectory(rows: readonly Entry[], like?: Directory): Directory {
  const before = new Map(like?.entries.map((entry) => [entry.code, entry]))
  const entries = inOrder(rows, orderOf).map((row) => toFound(row, before.get(row.code)))
  const cities = new Map<string, { from: number; companies: number }>()
  const latin: { key: string; owner: number }[] = []
  const starts: number[] = []
  let length = 0
  for (const [owner, { cityCode, latin: keys, han }] of entries.entries()) {
    const city = cities.get(cityCode)
    cities.set(cityCode, { from: city?.from ?? owner, companies: (city?.companies ?? 0) + 1 })
    for (const key of keys) latin.push({ key, owner })
    starts.push(length)
    length += han.length + 1
  }
  const sorted = inOrder(latin, ({ key }) => key)
  return { entries, cities, latin: { keys: sorted.map(({ key }) => key), owners: sorted.map(({ owner }) => owner) }, han: { text: entries.map(({ han }) => `${han}\n`).join(''), starts } }
}
