/** The little of ASN.1 DER (X.690) that SM2 needs: a sequence of non-negative integers and octet strings. Reads DER only, so that a value has one form. */

export const INTEGER = 0x02
export const OCTETS = 0x04
const SEQUENCE = 0x30

/** Of a point's coordinates and of r and s. */
export const SCALAR_BYTES = 32

function tlv(tag: number, content: Uint8Array): Uint8Array {
  const length = content.byteLength
  if (length < 0x80) return Uint8Array.of(tag, length, ...content)
  const figures = length < 0x100 ? [length] : length < 0x10000 ? [length >> 8, length & 0xff] : [length >> 16, (length >> 8) & 0xff, length & 0xff]
  return Buffer.concat([Uint8Array.of(tag, 0x80 | figures.length, ...figures), content])
}

/** `scalar`: big-endian, no sign. */
export function integer(scalar: Uint8Array): Uint8Array {
  const first = scalar.findIndex((byte) => byte !== 0)
  const short = first === -1 ? Uint8Array.of(0) : scalar.subarray(first)
  return tlv(INTEGER, (short[0] as number) >= 0x80 ? Uint8Array.of(0, ...short) : short)
}

export const octets = (content: Uint8Array): Uint8Array => tlv(OCTETS, content)
export const sequence = (...items: readonly Uint8Array[]): Uint8Array => tlv(SEQUENCE, Buffer.concat(items))

type Read = { content: Uint8Array; rest: Uint8Array }

/** null: another tag, a length that is indefinite, longer than needed or beyond the end. */
function readTlv(bytes: Uint8Array, tag: number): Read | null {
  const [found, first] = bytes
  if (found !== tag || first === undefined) return null
  const figures = first < 0x80 ? 0 : first & 0x7f
  if (first >= 0x80 && (figures === 0 || figures > 3 || bytes.byteLength < 2 + figures)) return null
  const length = figures === 0 ? first : bytes.subarray(2, 2 + figures).reduce((sum, byte) => sum * 0x100 + byte, 0)
  const least = [0, 0x80, 0x100, 0x10000][figures] as number
  const start = 2 + figures
  if (length < least || bytes.byteLength < start + length) return null
  return { content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) }
}

/** 32 bytes; null for a negative number, one with needless zeros, or one above 256 bits. */
function scalarOf(content: Uint8Array): Uint8Array | null {
  const [first, second] = content
  if (first === undefined || first >= 0x80) return null
  const hasZero = first === 0 && second !== undefined
  if (hasZero && second < 0x80) return null
  const figures = hasZero ? content.subarray(1) : content
  if (figures.byteLength > SCALAR_BYTES) return null
  const scalar = new Uint8Array(SCALAR_BYTES)
  scalar.set(figures, SCALAR_BYTES - figures.byteLength)
  return scalar
}

/** What stands in the sequence, integers as 32 bytes. null: not exactly these, or bytes behind them. */
export function readSequence(der: Uint8Array, tags: readonly (typeof INTEGER | typeof OCTETS)[]): Uint8Array[] | null {
  const whole = readTlv(der, SEQUENCE)
  if (!whole || whole.rest.byteLength > 0) return null
  const items: Uint8Array[] = []
  let rest = whole.content
  for (const tag of tags) {
    const read = readTlv(rest, tag)
    const item = read && (tag === INTEGER ? scalarOf(read.content) : read.content)
    if (!read || !item) return null
    items.push(item)
    rest = read.rest
  }
  return rest.byteLength === 0 ? items : null
}
