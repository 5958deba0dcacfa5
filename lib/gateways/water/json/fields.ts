/** What fields look like on the wire and in memory. Each codec works both ways; what does not fit is refused on both sides. */
import { z } from 'zod'
import { fromBase64, isBase64, toBase64 } from './bytes'

/** Long enough for a name of a hundred characters or fifty bill numbers. */
const MAX_TEXT = 2_000

/** Without NUL, which no database takes, and without half a surrogate pair, which no UTF-8 has. */
const isPlain = (text: string) => !text.includes('\0') && text.isWellFormed()

export const text = (most = MAX_TEXT) => z.string().max(most).refine(isPlain)
export const matching = (pattern: RegExp) => z.string().regex(pattern).refine(isPlain)

/** Fen as a decimal string, since JSON numbers are floats to many readers; fifteen digits are ten trillion yuan. */
export const Fen = z.codec(z.string().regex(/^(?:0|-?[1-9]\d{0,14})$/), z.bigint(), { decode: (wire) => BigInt(wire), encode: (value) => value.toString() })
/** JSON has a -0, which would not come back as it was. */
export const Count = z
  .int()
  .min(0)
  .max(999_999_999)
  .refine((count) => !Object.is(count, -0))
/** YYYYMM */
export const Month = z.string().regex(/^\d{4}(?:0[1-9]|1[0-2])$/)
/** YYYYMMDD */
export const Day = z.string().regex(/^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/)
/** YYYYMMDDhhmmss, Shanghai */
export const Moment = z.string().regex(/^\d{14}$/)
/** Of an order, a receipt, a refund */
export const No = z.string().regex(/^[\x21-\x7e]{1,64}$/)

export const MerchantId = z.string().regex(/^\d{1,20}$/)
export const CompanyId = z.string().regex(/^\d{1,20}$/)
export const BillKey = matching(/^[^\0]{1,32}$/u)
export const Sequence = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/)
/** A refusal: letters alone, so that nobody takes it for a code of another protocol. */
export const Word = z.string().regex(/^[A-Z_]{1,64}$/)

export const SessionId = z.string().regex(/^[0-9A-Za-z_-]{16,64}$/)
export const Counter = z.int().min(1)
export const Bytes = z.codec(z.string().refine(isBase64), z.custom<Uint8Array>((value) => value instanceof Uint8Array), { decode: fromBase64, encode: toBase64 })

/** More than a page of any company, or five fee items of a hundred bills. */
const MAX_ITEMS = 500
/** Counted before any of them is looked at: zod describes each thing that is wrong, and 64 KB of `{}` would be described in 200 MB. */
export const some = <T extends z.ZodType>(item: T) => z.array(z.unknown()).max(MAX_ITEMS).pipe(z.array(item) as z.ZodType<z.output<T>[], unknown[]>)
/** A list for itself stands in an object, to which fields can be added. */
export const listOf = <T extends z.ZodType>(item: T) => z.codec(z.object({ items: some(item) }), z.custom<z.output<T>[]>(Array.isArray), { decode: ({ items }) => items, encode: (items) => ({ items }) })
/** An answer that says nothing but yes. */
export const Nothing = z.codec(z.object({}), z.null(), { decode: () => null, encode: () => ({}) })
