/** What fields look like on the wire and in memory. Each codec works both ways; what does not fit is refused on both sides. */
import { z } from 'zod'

/** A hundred billion yuan: far above any payment, far below 2^53, so that JSON numbers are exact. */
const MAX_PAID = 10_000_000_000_000

const whole = (low: number, high: number) => z.codec(z.int().min(low).max(high), z.bigint(), { decode: (wire) => BigInt(wire), encode: (value) => Number(value) })

/** Fen as an integer, as in APIv3. */
export const Paid = whole(1, MAX_PAID)
export const PaidOrNone = whole(0, MAX_PAID)
/** Balances and movements, either sign. */
export const Signed = whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)

/** A number that a caller gives: APIv3's out_refund_no and `:`, so that a part can be named after its whole. It stands in addresses: no dots. */
export const No = z.string().regex(/^[0-9A-Za-z_|*@:-]{1,64}$/)
/** A number that the bank gives. */
export const BankNo = z.string().regex(/^[0-9A-Za-z_/|*@:-]{1,80}$/)
export const Token = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/)
export const MerchantNo = z.string().regex(/^\d{1,32}$/)
/** Whatever can be printed. */
export const text = (most: number) => z.string().regex(/^\P{Cc}*$/u).max(most)

/** RFC 3339. */
export const Instant = z.codec(z.iso.datetime({ offset: true }), z.date(), { decode: (wire) => new Date(wire), encode: (value) => value.toISOString() })
export const Day = z.iso.date()
/** A running number in a query string. */
export const Seq = z.codec(z.string().regex(/^\d{1,15}$/), z.bigint(), { decode: (wire) => BigInt(wire), encode: (value) => value.toString() })
export const SeqInBody = whole(1, Number.MAX_SAFE_INTEGER)
export const Seconds = z.int().min(0).max(86_400)
