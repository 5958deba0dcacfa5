import { createHash } from 'node:crypto'

/** SM3 (GB/T 32905-2016): 32 bytes. A text is hashed as UTF-8. */
export function sm3(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash('sm3')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
