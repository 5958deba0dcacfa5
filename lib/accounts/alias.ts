import { err, ok, type Result } from '@/lib/kernel/result'

/** Longest alias, in characters as people count them. */
export const ALIAS_MAX = 20

/** Trims, folds white space; control characters and markup brackets are not names, nor is what cannot be seen. */
export function checkAlias(text: string): Result<string, 'ALIAS_INVALID'> {
  const alias = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const length = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(alias)].length
  if (length > ALIAS_MAX || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(alias) || /[\p{Cc}\p{Cf}<>]/u.test(alias.replaceAll('\u200d', ''))) return err('ALIAS_INVALID')
  return ok(alias)
}

/** From the masked address the company gave, the last place in it, and the meter's role (rule B6). */
export function suggestAlias(addressMasked: string): string {
  const place = addressMasked.replace(/[（(][^）)]*[）)]/g, '').replace(/\*+.*$/, '')
  // 小区, 社区, 园区, 校区 and 城市 are part of a place's own name.
  const name = place.split(/(?<![小社园校院])[区县]|(?<!城)市/).at(-1)?.trim() ?? ''
  return `${[...(name || '我家')].slice(0, ALIAS_MAX - 3).join('')}-主表`
}
