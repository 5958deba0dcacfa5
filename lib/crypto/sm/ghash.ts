/** GHASH (NIST SP 800-38D, §6.4) over any block cipher of 128 bits. Without branches and table look-ups that depend on what is hashed. */
const BLOCK = 16
const BITS = 128
/** The polynomial of the field, x¹²⁸ + x⁷ + x² + x + 1, in the mirrored order of bits that GCM uses. */
const REDUCTION = 0xe1000000

/** Four words for each of h·x⁰ … h·x¹²⁷. */
function powersOf(h: Uint8Array): Uint32Array {
  const view = new DataView(h.buffer, h.byteOffset, BLOCK)
  let [a, b, c, d] = [view.getUint32(0), view.getUint32(4), view.getUint32(8), view.getUint32(12)] as [number, number, number, number]
  const powers = new Uint32Array(BITS * 4)
  for (let n = 0; n < BITS; n += 1) {
    powers.set([a, b, c, d], n * 4)
    const carry = -(d & 1)
    d = (d >>> 1) | (c << 31)
    c = (c >>> 1) | (b << 31)
    b = (b >>> 1) | (a << 31)
    a = (a >>> 1) ^ (REDUCTION & carry)
  }
  return powers
}

function multiply(state: Uint32Array, powers: Uint32Array): void {
  let [a, b, c, d] = [0, 0, 0, 0] as [number, number, number, number]
  for (let n = 0; n < BITS; n += 1) {
    const mask = -(((state[n >>> 5] as number) >>> (31 - (n & 31))) & 1)
    a ^= (powers[n * 4] as number) & mask
    b ^= (powers[n * 4 + 1] as number) & mask
    c ^= (powers[n * 4 + 2] as number) & mask
    d ^= (powers[n * 4 + 3] as number) & mask
  }
  state.set([a, b, c, d])
}

/** Takes in bytes, the last block filled up with zeros. */
function absorb(state: Uint32Array, powers: Uint32Array, bytes: Uint8Array): void {
  const block = new Uint8Array(BLOCK)
  const view = new DataView(block.buffer)
  for (let at = 0; at < bytes.byteLength; at += BLOCK) {
    block.fill(0)
    block.set(bytes.subarray(at, at + BLOCK))
    for (let word = 0; word < 4; word += 1) state[word] = (state[word] as number) ^ view.getUint32(word * 4)
    multiply(state, powers)
  }
}

/** The hash of `aad` and `secret`, each padded, and their lengths in bits, under the key `h`. */
export function ghash(h: Uint8Array, aad: Uint8Array, secret: Uint8Array): Uint8Array {
  const powers = powersOf(h)
  const state = new Uint32Array(4)
  absorb(state, powers, aad)
  absorb(state, powers, secret)
  const last = new DataView(new ArrayBuffer(BLOCK))
  last.setBigUint64(0, BigInt(aad.byteLength) * 8n)
  last.setBigUint64(8, BigInt(secret.byteLength) * 8n)
  absorb(state, powers, new Uint8Array(last.buffer))
  const out = new DataView(new ArrayBuffer(BLOCK))
  state.forEach((word, n) => void out.setUint32(n * 4, word))
  return new Uint8Array(out.buffer)
}
