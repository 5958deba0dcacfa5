import { z } from 'zod'

/** JSON has no bigint: it travels as a plain decimal string without sign or leading zeros. */
export function decimalBigint(max: bigint) {
  const text = z.string().regex(/^(0|[1-9]\d{0,19})$/)
  return z.codec(text, z.bigint().min(0n).max(max), { decode: (digits) => BigInt(digits), encode: (value) => value.toString() })
}
