/** Raw messages as they are kept for the path of a payment. */
import { MAX_MESSAGE_BYTES } from './envelope'
import type { Trancode } from './transactions'

/** Invalid bytes show as U+FFFD; a code that proves ownership is blanked, and the signature that could be used to guess it. */
export function readable(trancode: Trancode, body: Uint8Array): string {
  const text = new TextDecoder().decode(body.subarray(0, MAX_MESSAGE_BYTES)).replaceAll('\0', '\uFFFD')
  if (trancode !== 'SIMCHECKCODE') return text
  return text
    .replace(/^[0-9A-Fa-f]{40,64}(?=<\?xml)/, (signature) => '*'.repeat(signature.length))
    .replace(/<code>[^<]*<\/code>/g, '<code>******</code>')
}
