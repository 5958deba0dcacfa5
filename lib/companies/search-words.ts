import { normalizeSearch } from '@/lib/places'

/** What has to be found in a company's search keys (naming/search-keys.ts). */
export type Word = {
  text: string
  /** Pinyin, initials and figures stand at the beginning of a key; 汉字 anywhere. */
  atStart: boolean
}

/** More than anybody types. */
const WORDS_MAX = 6
const HAN = /\p{Script=Han}/u
const HAN_KIND = /[省市区县旗州盟]$/
const PINYIN_KIND = /(?:sheng|shi|qu|xian|zhou)$/

const toWord = (text: string): Word => ({ text, atStart: /^[a-z0-9-]+$/.test(text) })
/** `|` divides keys. */
const clean = (text: string) => normalizeSearch(text).replaceAll('|', '')

/** All of it as one word. */
export const wholeOf = (text: string): Word => toWord(clean(text))

/** Parted at spaces, and where 汉字 and letters meet: 深圳 nan, 深圳nanshan. */
export function wordsOf(text: string): Word[] {
  const parts = text.normalize('NFKC').slice(0, 200).split(/\s+/).flatMap((part) => part.match(/[\p{Script=Han}（）()]+|[^\p{Script=Han}（）()]+/gu) ?? [])
  return parts.map(clean).filter((part) => part !== '').slice(0, WORDS_MAX).map(toWord)
}

/** 南山县 is 南山 by another kind; null: nothing is left, or nothing was taken. */
export function withoutKind({ text, atStart }: Word): Word | null {
  const rest = text.replace(HAN.test(text) ? HAN_KIND : PINYIN_KIND, '')
  return rest !== text && Array.from(rest).length >= 2 ? { text: rest, atStart } : null
}
