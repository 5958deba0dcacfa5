/** How names of places are read. Loaded where names are written down, never where they are looked for. */
import { pinyin } from 'pinyin-pro'
import { READINGS } from './readings'

const KNOWN = Object.entries(READINGS)
  .map(([word, reading]) => ({ word, syllables: reading.split(' ') }))
  .sort((a, b) => a.word.length - b.word.length)

/** ü as it is typed: lv, but lue. */
const typed = (syllable: string) => syllable.replace('üe', 'ue').replace('ü', 'v')

/** A syllable a character, without tones, in lower case; what is no 汉字 stands for itself. */
export function syllablesOf(name: string): string[] {
  const letters = Array.from(name)
  const syllables = pinyin(name, { toneType: 'none', type: 'array' }).map(typed)
  // Longer names have the last word.
  for (const known of KNOWN) {
    for (let at = name.indexOf(known.word); at >= 0; at = name.indexOf(known.word, at + 1)) {
      const from = Array.from(name.slice(0, at)).length
      for (const [n, syllable] of known.syllables.entries()) syllables[from + n] = syllable
    }
  }
  return letters.map((letter, n) => (syllables[n] ?? letter).toLowerCase())
}

export const pinyinOf = (name: string): string => syllablesOf(name).join('')
export const initialsOf = (name: string): string => syllablesOf(name).map((syllable) => syllable.charAt(0)).join('')
