/** 统一社会信用代码 (GB 32100-2015). */

/** No I, O, S, V, Z: they look like figures or like one another. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The last character of a code whose first 17 are given. */
export function creditCodeCheck(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, n) => total + weight * ALPHABET.indexOf(first17[n] ?? ''), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] ?? ''
}

/** 18 characters, all of the alphabet, six figures for the place, and the right check character. */
export function isCreditCode(text: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text) && creditCodeCheck(text.slice(0, 17)) === text[17]
}
