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

/** A bit an entry. */
type Marks = Uint8Array

/** Marks whose keys begin with the text. */
function markBeginning({ latin: { keys, owners } }: Directory, text: string, marks: Marks, bit: number): void {
  const from = firstOf(keys.length, (at) => (keys[at] ?? '') >= text)
  for (let at = from; keys[at]?.startsWith(text); at += 1) mark(marks, owners[at] ?? 0, bit)
}

/** Marks in whose keys the text stands. */
function markContaining({ han: { text: all, starts } }: Directory, text: string, marks: Marks, bit: number): void {
  for (let at = all.indexOf(text); at >= 0; ) {
    const next = firstOf(starts.length, (n) => (starts[n] ?? 0) > at)
    mark(marks, next - 1, bit)
    // One place in an entry is enough.
    at = next < starts.length ? all.indexOf(text, starts[next]) : -1
  }
}

function mark(marks: Marks, owner: number, bit: number): void {
  marks[owner] = (marks[owner] ?? 0) | (1 << bit)
}

/** 0 what it is called itself, 1 the beginning of that, 2 a part of it, 3 its city is called so, 4 its province. */
function ranker(whole: Word, last: Word): (found: Found) => number {
  const [all, beginning, part, within] = [`|${whole.text}|`, `|${whole.text}`, last.atStart ? `|${last.text}` : last.text, whole.atStart ? `|${whole.text}` : whole.text]
  return ({ own, byCity }) => {
    if (own.includes(all) || byCity.startsWith(all)) return 0
    if (own.includes(beginning)) return 1
    if (own.includes(part)) return 2
    return byCity.includes(within) ? 3 : 4
  }
}

const RANKS = 5

/** All of the text in one key, or each of its words (seven at most) in one; the best first, and a city's own before its districts. At most `max`. */
export function findEntries(directory: Directory, { whole, words }: { whole: Word; words: readonly Word[] }, max: number): Found[] {
  const marks = new Uint8Array(directory.entries.length)
  const several = words.length > 1 ? words : []
  for (const [bit, { text, atStart }] of [whole, ...several].entries()) (atStart ? markBeginning : markContaining)(directory, text, marks, bit)
  const every = several.length > 0 ? (1 << (several.length + 1)) - 2 : -1
  const rankOf = ranker(whole, words.at(-1) ?? whole)
  const buckets = Array.from({ length: 2 * RANKS }, () => [] as Found[])
  for (let owner = 0; owner < marks.length; owner += 1) {
    const bits = marks[owner] ?? 0
    if (bits === 0 || ((bits & 1) === 0 && (bits & every) !== every)) continue
    const entry = directory.entries[owner] as Found
    buckets[rankOf(entry) * 2 + (entry.divisionCode === entry.cityCode ? 0 : 1)]?.push(entry)
  }
  return buckets.flat().slice(0, max)
}
