/** Raw messages as they are kept for the path of a payment. */
import { sizeOf } from './fields'
import { HEAD_BYTES, MAX_FRAME_BYTES, TRAILER } from './frame'
import { decodeGb18030 } from './gb18030'
import { REQUEST_HEAD, type Operation } from './transactions'

const PROOFS: readonly Operation[] = ['checkCode', 'checkId']
const PROOF_AT = HEAD_BYTES + sizeOf(REQUEST_HEAD)

/** Bytes that are no GB 18030 show one by one; what proves ownership is blanked. */
export function readable(operation: Operation, frame: Uint8Array): string {
  const shown = frame.subarray(0, MAX_FRAME_BYTES)
  const text = (decodeGb18030(shown) ?? Buffer.from(shown).toString('latin1')).replaceAll('\0', '\uFFFD')
  if (!PROOFS.includes(operation) || text.length <= PROOF_AT) return text
  return text.slice(0, PROOF_AT) + '*'.repeat(Math.max(0, text.length - PROOF_AT - TRAILER.length)) + TRAILER
}
