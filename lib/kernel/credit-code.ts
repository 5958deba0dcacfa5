/** 统一社会信用代码 (GB 32100-2015) and the organisation code inside it (GB 11714-1997). */

/** No I, O, S, V, Z: they look like figures or like one another. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const BODY_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

const weighted = (text: string, alphabet: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, n) => sum + weight * alphabet.indexOf(text[n] ?? ''), 0)

/** The last character of a code whose first 17 are given. */
export function creditCodeCheck(first17: string): string {
  return ALPHABET[(31 - (weighted(first17, ALPHABET, WEIGHTS) % 31)) % 31] ?? ''
}

/** The ninth character of an organisation code whose first eight are given. */
export function organisationCheck(first8: string): string {
  const check = 11 - (weighted(first8, BODY_ALPHABET, BODY_WEIGHTS) % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** 18 characters, all of the alphabet, six figures for the place, and the right check character. */
export function isCreditCode(text: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text) && creditCodeCheck(text.slice(0, 17)) === text[17]
}
