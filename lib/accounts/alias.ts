import { err, ok, type Result } from '@/lib/kernel/result'

/** Longest alias, in characters as people count them. */
export const ALIAS_MAX = 20

/** Trims, folds white space; control characters and markup brackets are not names. */
export function checkAlias(text: string): Result<string, 'ALIAS_INVALID'> {
  const alias = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const length = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(alias)].length
  if (length < 1 || length > ALIAS_MAX || /[\p{Cc}\p{Cf}<>]/u.test(alias.replaceAll('\u200d', ''))) return err('ALIAS_INVALID')
  return ok(alias)
}

/** From the masked address the company gave, the last place in it, and the meter's role (rule B6). */
export function suggestAlias(addressMasked: string): string {
  const place = addressMasked.replace(/[（(][^）)]*[）)]/g, '').replace(/\*+.*$/, '')
  const name = place.split(/[区县市]/).at(-1)?.trim() ?? ''
  return `${[...(name || '我家')].slice(0, ALIAS_MAX - 3).join('')}-主表`
}
