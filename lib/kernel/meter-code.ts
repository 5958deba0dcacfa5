/** The longest text that a code on a dial may hold; a QR code can carry 7,089 figures. */
const MAX_LENGTH = 300
const NUMBER = /^[0-9]{4,20}$/
/** Written out instead of left to `new URL`, which forgives tabs, backslashes, users before the host and letters that only look like others. */
const ADDRESS = /^https:\/\/([a-z0-9.-]+)\/pay\?([\w.&=-]+)$/i

/**
 * The number in the code on a water meter's dial (rule B4), or null when it is none of this company's. The text comes from
 * whoever printed it: a number is taken from it, nothing is opened, and nothing else of it is shown.
 * Known are the bare number and `https://<host>/pay?mno=<number>` of the company's own `hosts`.
 */
export function readMeterCode(text: string, hosts: readonly string[]): string | null {
  if (text.length > MAX_LENGTH) return null
  if (NUMBER.test(text)) return text
  const [, host = '', query = ''] = ADDRESS.exec(text) ?? []
  if (!hosts.includes(host.toLowerCase())) return null
  const numbers = new URLSearchParams(query).getAll('mno')
  return numbers.length === 1 && NUMBER.test(numbers[0] ?? '') ? (numbers[0] ?? null) : null
}
