/** All companies of a world, in memory, as they are looked for. Pure. */

/** `searchKeys`: of naming/search-keys.ts. */
export type Entry = { code: string; name: string; hotline: string; cityCode: string; cityName: string; cityPinyin: string; divisionCode: string; searchKeys: string }
/** With the two lines of its keys that tell how well it was found: its own names, and what begins with its city. */
export type Found = Entry & { own: string; byCity: string }

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

export function buildDirectory(rows: readonly Entry[]): Directory {
  const entries = inOrder(rows, orderOf).map((row): Found => {
    const [own = '', byCity = ''] = row.searchKeys.split('\n')
    return { ...row, own, byCity }
  })
  const cities = new Map<string, { from: number; companies: number }>()
  const latin: { key: string; owner: number }[] = []
  const [texts, starts] = [[] as string[], [] as number[]]
  let length = 0
  for (const [owner, { searchKeys, cityCode }] of entries.entries()) {
    const city = cities.get(cityCode)
    cities.set(cityCode, { from: city?.from ?? owner, companies: (city?.companies ?? 0) + 1 })
    const keys = searchKeys.split(/[|\n]+/).filter((key) => key !== '')
    for (const key of keys) if (LATIN.test(key)) latin.push({ key, owner })
    const text = `${keys.filter((key) => !LATIN.test(key)).join('|')}\n`
    texts.push(text)
    starts.push(length)
    length += text.length
  }
  const sorted = inOrder(latin, ({ key }) => key)
  return { entries, cities, latin: { keys: sorted.map(({ key }) => key), owners: sorted.map(({ owner }) => owner) }, han: { text: texts.join(''), starts } }
}
