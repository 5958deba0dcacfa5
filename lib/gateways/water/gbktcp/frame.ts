/**
 * A frame: six figures with spaces behind them that say how long it is, its content, and `@@`. The length is that of the whole,
 * itself and the trailer included: the public sample (DOMAIN §7.1) says 1820 and has 1820 bytes.
 */
import { err, ok, type Result } from '@/lib/kernel/result'
import type { Problem } from './records'

export const HEAD_BYTES = 6
export const TRAILER = '@@'
const EMPTY_BYTES = HEAD_BYTES + TRAILER.length

/** Far above a bill list of ten years (16 KB), far below what six figures could ask for. */
export const MAX_FRAME_BYTES = 64 * 1024

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

export function sealFrame(content: Uint8Array): Result<Uint8Array, Problem> {
  const length = content.byteLength + EMPTY_BYTES
  if (length > MAX_FRAME_BYTES) return err({ kind: 'FRAME_TOO_LONG' })
  return ok(Buffer.concat([Buffer.from(length.toString().padEnd(HEAD_BYTES)), content, Buffer.from(TRAILER)]))
}

/** What the head says, the whole frame with it; null when it says no length that a frame may have. */
export function lengthOf(head: Uint8Array): number | null {
  const figures = /^(\d+) *$/.exec(latin(head))?.[1]
  const length = figures === undefined || head.byteLength !== HEAD_BYTES ? 0 : Number.parseInt(figures, 10)
  return length > EMPTY_BYTES && length <= MAX_FRAME_BYTES ? length : null
}

export const hasTrailer = (frame: Uint8Array): boolean => latin(frame.subarray(-TRAILER.length)) === TRAILER

export function openFrame(frame: Uint8Array): Result<Uint8Array, Problem> {
  if (lengthOf(frame.subarray(0, HEAD_BYTES)) !== frame.byteLength) return err({ kind: 'WRONG_LENGTH' })
  return hasTrailer(frame) ? ok(frame.subarray(HEAD_BYTES, -TRAILER.length)) : err({ kind: 'NO_TRAILER' })
}
