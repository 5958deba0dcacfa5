/** Raw messages as they are kept for the path of a payment. */
import { MAX_MESSAGE_BYTES } from './envelope'
import type { Trancode } from './transactions'

const PROOFS: readonly Trancode[] = ['SIMCHECKCODE', 'SIMCHECKID']

/** Invalid bytes show as U+FFFD; what proves ownership is blanked, and the signature that could be used to guess it. */
export function readable(trancode: Trancode, body: Uint8Array): string {
  const text = new TextDecoder().decode(body.subarray(0, MAX_MESSAGE_BYTES)).replaceAll('\0', '\uFFFD')
  if (!PROOFS.includes(trancode)) return text
  return text
    .replace(/^[0-9A-Fa-f]{40,64}(?=<\?xml)/, (signature) => '*'.repeat(signature.length))
    .replace(/<(code|id_tail)>[^<]*<\/\1>/g, '<$1>******</$1>')
}
