/** `1012345678` → `1012****78`: enough to tell one's own numbers apart, not enough to copy. */
export function maskNumber(number: string): string {
  if (number.length < 6) return number
  const tail = 2
  const head = Math.min(4, number.length - 4)
  return `${number.slice(0, head)}${'*'.repeat(number.length - head - tail)}${number.slice(-tail)}`
}
