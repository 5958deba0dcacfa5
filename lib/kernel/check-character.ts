/** The last character of a 户号, where a company has one that checks the others. */
import { luhnDigit } from './luhn'

/**
 * LUHN: ISO/IEC 7812-1, annex B; a letter counts as two figures, A as 10 and Z as 35, as in securities numbers.
 * MOD11: the arithmetic of ISO 7064 MOD 11-2, with a letter's value as above; a rest of ten is written X. ISO has it for figures alone: of letters
 * whose values differ by eleven (A and L) one is taken for the other.
 */
export const CHECKS = ['LUHN', 'MOD11'] as const
export type Check = (typeof CHECKS)[number]

const worthOf = (letter: string): number => (letter <= '9' ? letter.charCodeAt(0) - 48 : letter.charCodeAt(0) - 55)

function mod11(body: string): string {
  const rest = Array.from(body).reduce((sum, letter) => ((sum + worthOf(letter)) * 2) % 11, 0)
  const check = (12 - rest) % 11
  return check === 10 ? 'X' : `${check}`
}

/** Of figures and capital letters. A number of figures alone whose MOD11 character would be X is given to nobody. */
export function checkCharacter(check: Check, body: string): string {
  return check === 'MOD11' ? mod11(body) : luhnDigit(Array.from(body, (letter) => `${worthOf(letter)}`).join(''))
}

export const hasRightCheck = (check: Check, number: string): boolean => checkCharacter(check, number.slice(0, -1)) === number.slice(-1)
