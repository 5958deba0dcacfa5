import type { Result } from '@/lib/kernel/result'
import { checkName, looks, type NameProblem } from '@/lib/kernel/names'

/** Longest alias, in characters as people count them. */
export const ALIAS_MAX = 20

export const checkAlias = (text: string): Result<string, NameProblem<'ALIAS'>> => checkName('ALIAS', text, ALIAS_MAX)

/** The suggestion, with the end of the number where the resident has an account of that alias already. */
export function freeAlias(suggestion: string, taken: readonly string[], billKey: string): string {
  if (!taken.some((alias) => looks(alias) === looks(suggestion))) return suggestion
  const tail = `·${billKey.slice(-4)}`
  return `${[...suggestion].slice(0, ALIAS_MAX - tail.length).join('')}${tail}`
}

/** From the masked address the company gave, the last place in it, and the meter's role (rule B6). */
export function suggestAlias(addressMasked: string): string {
  const place = addressMasked.replace(/[（(][^）)]*[）)]/g, '').replace(/\*+.*$/, '')
  // 小区, 社区, 园区, 校区 and 城市 are part of a place's own name.
  const name = place.split(/(?<![小社园校院])[区县]|(?<!城)市/).at(-1)?.trim() ?? ''
  return `${[...(name || '我家')].slice(0, ALIAS_MAX - 3).join('')}-主表`
}
