/** How much room a text takes, without its font: rather too much, as the screen's font is not known. Lengths in mm. */
import { SIZE, write, type TextMark } from './marks'

const NARROW = /[ !"'(),.:;[\]`ijlt|{}I]/
const WIDE = /[MWmw@%&]/
/** Punctuation that a line must not begin with stays with the word before it. */
const WORDS = /\n|(?:[\x21-\x7e]+|[^\n])[，。；：、）」》！？]*/gu

/** In units of the size: full-width 1, figures and Latin letters by kind. */
function widthOfChar(char: string): number {
  if (char > '\x7e') return 1
  if (NARROW.test(char)) return 0.36
  if (WIDE.test(char)) return 0.95
  return /[A-Z]/.test(char) ? 0.72 : 0.57
}

export const widthOf = (text: string, size: number): number => [...text].reduce((sum, char) => sum + widthOfChar(char), 0) * size

/** Lines no wider than `width`; a word wider than a line is cut. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines = ['']
  const put = (word: string) => {
    const last = lines.length - 1
    const before = lines[last] ?? ''
    if (widthOf(before + word, size) <= width) lines[last] = before + word
    else if (widthOf(word, size) <= width) lines.push(word.trimStart())
    else if ([...word].length === 1) lines.push(word)
    else for (const char of word) put(char)
  }
  for (const [word] of text.matchAll(WORDS)) {
    if (word === '\n') lines.push('')
    else put(word)
  }
  return lines.filter((one, n) => one.trim() !== '' || n === 0).map((one) => one.trimEnd())
}

export const LEADING = 1.25
type Room = { width: number; height: number; size?: number }

/** As large as it fits into the room, line by line; at the least size what is left over is cut with …: a sheet has no more room. */
export function fitInto(text: string, { width, height, size = SIZE.text }: Room): { size: number; lines: string[] } {
  for (let now = size; now >= SIZE.least; now *= 0.94) {
    const lines = wrap(text, width, now)
    if (lines.length === 1 || lines.length * now * LEADING <= height) return { size: now, lines }
  }
  const rows = Math.max(1, Math.floor(height / (SIZE.least * LEADING)))
  const lines = wrap(text, width - SIZE.least, SIZE.least)
  const kept = lines.slice(0, rows)
  if (lines.length > rows) kept[rows - 1] += '…'
  return { size: SIZE.least, lines: kept }
}

/** One line, smaller if need be. */
export function squeeze(text: string, width: number, size: number = SIZE.text): number {
  const needed = widthOf(text, size)
  return needed > width ? (size * width) / needed : size
}

/** The lines of a fitted text, their middle at `middle`. */
export function centred(fitted: { size: number; lines: string[] }, x: number, middle: number, wish: Partial<Pick<TextMark, 'anchor' | 'color'>> = {}): TextMark[] {
  const { size, lines } = fitted
  // A baseline lies 0.36 of the size below the middle of a Chinese character.
  const first = middle + size * 0.36 - ((lines.length - 1) * size * LEADING) / 2
  return lines.map((text, n) => write(text, x, first + n * size * LEADING, { size, ...wish }))
}
