import { err, ok, type Result } from './result'

type Kind = 'ALIAS' | 'GROUP' | 'TITLE'
export type NameProblem<K extends Kind> = { code: `${K}_EMPTY` } | { code: `${K}_LENGTH`; params: { max: number; actual: number } } | { code: `${K}_CHARSET` }

/** U+200D holds an emoji together; anywhere else nobody sees it. */
const STRAY_JOINER = /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu

/** Texts that look alike are one: width, case, blanks and presentation of letters do not tell them apart. */
export const looks = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s|\ufe0e|\ufe0f/g, '')

/** Trims, folds white space; control characters and markup brackets are not names, nor is what cannot be seen. `max` in characters as people count them. */
export function checkName<K extends Kind>(kind: K, text: string, max: number): Result<string, NameProblem<K>> {
  const name = text.normalize('NFC').replace(STRAY_JOINER, '').replace(/\s+/g, ' ').trim()
  if (text.trim() === '') return err({ code: `${kind}_EMPTY` })
  if (/[\p{Cc}\p{Cf}<>]/u.test(name.replaceAll('\u200d', '')) || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return err({ code: `${kind}_CHARSET` })
  const actual = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name)].length
  return actual > max ? err({ code: `${kind}_LENGTH`, params: { max, actual } }) : ok(name)
}
