import type { Locale } from '@/lib/i18n'
import { CARDS_TO_TRY } from '@/lib/simulators/bank'
import { NUMBERS_TO_TRY } from '@/lib/simulators/water'

/** Whoever adds a card has to know what its bank has on file. */
export type CardHint = { pan: string; holderName: string; idTail: string; phone: string; hint: string }

export function cardsToTry(locale: Locale): CardHint[] {
  return CARDS_TO_TRY.map(({ pan, holderName, idTail, phone, zh, en }) => ({ pan, holderName, idTail, phone, hint: locale === 'en' ? en : zh }))
}

export type NumberHint = { companyCode: string; billKey: string; hint: string }

/** Magic numbers of the demo world with what each is for (rule Q3's ground). */
export function numbersToTry(locale: Locale): NumberHint[] {
  return NUMBERS_TO_TRY.map(({ companyCode, billKey, zh, en }) => ({ companyCode, billKey, hint: locale === 'en' ? en : zh }))
}
