/** `1012345678` → `10****5678`: enough to tell one's own numbers apart, not enough to copy. */
export function maskNumber(number: string): string {
  if (number.length < 8) return number
  return `${number.slice(0, 2)}${'*'.repeat(number.length - 6)}${number.slice(-4)}`
}
