import type { Word } from '../search-words'
import type { Directory, Found } from './build'

/** The first place at which `isThere` holds; it holds from there on. */
function firstOf(count: number, isThere: (at: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isThere(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Which entries have a key that begins with the text. */
function beginning({ latin: { keys, owners } }: Directory, text: string): Set<number> {
  const found = new Set<number>()
  const from = firstOf(keys.length, (at) => (keys[at] ?? '') >= text)
  for (let at = from; keys[at]?.startsWith(text); at += 1) found.add(owners[at] ?? 0)
  return found
}

/** Which entries have a key that the text stands in. */
function containing({ han: { text: all, starts } }: Directory, text: string): Set<number> {
  const found = new Set<number>()
  for (let at = all.indexOf(text); at >= 0; ) {
    const next = firstOf(starts.length, (n) => (starts[n] ?? 0) > at)
    found.add(next - 1)
    // One place in an entry is enough.
    at = next < starts.length ? all.indexOf(text, starts[next]) : -1
  }
  return found
}

const matching = (directory: Directory, { text, atStart }: Word) => (atStart ? beginning : containing)(directory, text)

/** 0 what it is called itself, 1 the beginning of that, 2 a part of it, 3 its city is called so, 4 its province. */
function rankOf({ own, byCity }: Found, whole: Word, last: Word): number {
  if (own.includes(`|${whole.text}|`) || byCity.startsWith(`|${whole.text}|`)) return 0
  if (own.includes(`|${whole.text}`)) return 1
  if (own.includes(last.atStart ? `|${last.text}` : last.text)) return 2
  return byCity.includes(whole.atStart ? `|${whole.text}` : whole.text) ? 3 : 4
}

/** All of the text in one key, or each of its words in one; the best first, and a city's own before its districts. At most `max`. */
export function findEntries(directory: Directory, { whole, words }: { whole: Word; words: readonly Word[] }, max: number): Found[] {
  const found = matching(directory, whole)
  const [first, ...others] = words.length > 1 ? words.map((word) => matching(directory, word)) : []
  for (const owner of first ?? []) if (others.every((other) => other.has(owner))) found.add(owner)
  const last = words.at(-1) ?? whole
  const ranked = [...found].map((owner) => {
    const entry = directory.entries[owner] as Found
    return { entry, owner, rank: rankOf(entry, whole, last) * 2 + (entry.divisionCode === entry.cityCode ? 0 : 1) }
  })
  return ranked.sort((a, b) => a.rank - b.rank || a.owner - b.owner).slice(0, max).map(({ entry }) => entry)
}
