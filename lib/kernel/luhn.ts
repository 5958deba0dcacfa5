/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */

/** The digit that makes `digits` followed by it a valid number. */
export function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, n) => {
    const doubled = '0123456789'.indexOf(digit) * (n % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${(10 - (sum % 10)) % 10}`
}

/** A card number: 16 to 19 digits with the right check digit. */
export function isCardNumber(text: string): boolean {
  return /^\d{16,19}$/.test(text) && luhnDigit(text.slice(0, -1)) === text.at(-1)
}
