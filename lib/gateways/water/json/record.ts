/** Messages as they are kept for the path of a payment: what was encrypted, without what is true chance (session, counter, ciphertext). */
import type { WaterOperation } from '../port'
import { pathOf } from './operations'

const PROOFS: readonly WaterOperation[] = ['checkCode', 'checkId']

/** Invalid bytes show as U+FFFD. */
const textOf = (plain: Uint8Array) => new TextDecoder().decode(plain).replaceAll('\0', '\uFFFD')
/** A refusal's word may stay: it is in capitals, as no code on its way back would be. */
const PROOF = /"(code|idTail)"\s*:\s*"(?![A-Z_]+")(?:[^"\\]|\\.)*"/g
const ANY_PROOF = /"(code|idTail)":"(?:[^"\\]|\\.)*"/g

/** What proves ownership is blanked. */
export function readableRequest(operation: WaterOperation, plain: Uint8Array): string {
  const text = textOf(plain)
  return `POST ${pathOf(operation)}\n\n${PROOFS.includes(operation) ? text.replace(ANY_PROOF, '"$1":"******"') : text}`
}

export function readableAnswer(operation: WaterOperation, plain: Uint8Array): string {
  const text = textOf(plain)
  return PROOFS.includes(operation) ? text.replace(PROOF, '"$1":"******"') : text
}
