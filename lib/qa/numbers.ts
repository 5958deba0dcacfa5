import type { Locale } from '@/lib/i18n'
import { NUMBERS_TO_TRY } from '@/lib/simulators/water'

export type NumberHint = { companyCode: string; billKey: string; hint: string }

/** Magic numbers of the demo world with what each is for (rule Q3's ground). */
export function numbersToTry(locale: Locale): NumberHint[] {
  return NUMBERS_TO_TRY.map(({ companyCode, billKey, zh, en }) => ({ companyCode, billKey, hint: locale === 'en' ? en : zh }))
}
