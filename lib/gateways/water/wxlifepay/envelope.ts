/** The body of a message: signature and XML with nothing between (DOMAIN §0.1). */
import { SIGNATURE_LENGTH, signText, verifyText, type KeyedHash } from '@/lib/crypto'
import { err, ok, type Result } from '@/lib/kernel/result'

/** Far above the longest message of ours (fifty bills: 20 KB); keeps hostile input cheap. */
export const MAX_MESSAGE_BYTES = 64 * 1024

export type Envelope = { signature: string; kind: KeyedHash; xml: string }
export type EnvelopeProblem = 'TOO_LARGE' | 'NOT_UTF8' | 'NO_XML' | 'BAD_SIGNATURE'

export function seal(xml: string, kind: KeyedHash, key: string): Uint8Array {
  return new TextEncoder().encode(signText(kind, xml, key) + xml)
}

/** Finds the XML and tells the hash by the signature's length; does not check the signature. */
export function openEnvelope(body: Uint8Array): Result<Envelope, EnvelopeProblem> {
  if (body.byteLength > MAX_MESSAGE_BYTES) return err('TOO_LARGE')
  const text = decodeUtf8(body)
  if (text === null) return err('NOT_UTF8')
  const start = text.indexOf('<?xml')
  if (start < 0) return err('NO_XML')
  const signature = text.slice(0, start)
  const kind = kindOf(signature)
  return kind ? ok({ signature, kind, xml: text.slice(start) }) : err('BAD_SIGNATURE')
}

export function isAuthentic(envelope: Envelope, key: string): boolean {
  return verifyText(envelope.kind, envelope.xml, key, envelope.signature)
}

function kindOf(signature: string): KeyedHash | null {
  if (signature.length === SIGNATURE_LENGTH.SHA1 && /^[0-9A-F]+$/.test(signature)) return 'SHA1'
  if (signature.length === SIGNATURE_LENGTH.SHA256 && /^[0-9a-f]+$/.test(signature)) return 'SHA256'
  return null
}

/** A byte-order mark stays, so that what is verified are the bytes that came. */
function decodeUtf8(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}
