/** JSON and base64 as they travel: one object, strict UTF-8, not too long, not too deep. */
import { decodeUtf8 } from '../../signing'

/** Of a whole message, as the socket and XML protocols have it; the base64 in it leaves 48 KB for what is encrypted. */
export const MAX_MESSAGE_BYTES = 64 * 1024
/** Deeper than anything of ours; what nobody knows is read over, but not without end. */
const MAX_DEPTH = 16

export const writeJson = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

/** null: no UTF-8, no JSON object, too long or too deep. Of a name that is said twice the last one counts, `__proto__` is a name like others. */
export function readJson(body: Uint8Array): object | null {
  const text = decodeUtf8(body, MAX_MESSAGE_BYTES)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isContainer(value) && !Array.isArray(value) && isShallow(value, MAX_DEPTH) ? value : null
  } catch {
    return null
  }
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null
const isShallow = (value: unknown, left: number): boolean => !isContainer(value) || (left > 0 && Object.values(value).every((inner) => isShallow(inner, left - 1)))

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
/** The one spelling that would be written: Node reads many others, and whatever is no base64 at all. */
export const isBase64 = (text: string): boolean => toBase64(fromBase64(text)) === text
