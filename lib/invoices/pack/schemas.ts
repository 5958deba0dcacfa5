import { z } from 'zod'
import type { einvoice } from '@/lib/gateways/tax'
import { Id } from '@/lib/kernel/input'
import { BeforeInput } from '@/lib/kernel/paging'
import type { InvoiceKind } from '../applying/schemas'
import type { LetterDto } from '../red/schemas'
import type { InvoiceState } from '../states'

/** How invoices file themselves (rule I5): ordinary and special ones of a bill, and what takes one back. */
export const CATEGORIES = ['ORDINARY', 'SPECIAL', 'RED'] as const
export type Category = (typeof CATEGORIES)[number]

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const maybe = <T extends z.ZodType>(type: T) => z.preprocess(first, type.optional()).catch(undefined)

const Year = z.string().regex(/^20\d{2}$/)
/** As the address has it; what means nothing is no filter. */
export const PackFilter = z.object({ year: maybe(Year), category: maybe(z.enum(CATEGORIES)), q: maybe(z.string().max(60).transform((text) => text.trim())) })
export type PackFilter = { year?: string; category?: Category; q?: string }
export const PackInput = PackFilter.extend(BeforeInput.shape)
export const FORMATS = ['pdf', 'xml'] as const
export type FileFormat = (typeof FORMATS)[number]
export const InvoiceFileInput = z.object({ invoiceId: Id, format: z.enum(FORMATS) })
export const InvoiceInput = z.object({ invoiceId: Id })
export const TokenInput = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{20,100}$/) })
export const SharedFileInput = TokenInput.extend({ format: z.enum(FORMATS) })
export const ExportInput = z.object({ year: Year, format: z.enum(['zip', 'json', 'xml']) })
export const HashInput = z.object({ hash: z.preprocess((text) => (typeof text === 'string' ? text.trim().toLowerCase() : text), z.string().regex(/^[0-9a-f]{64}$/)) })

/** Day of issue is yyyy-MM-dd. `isTakenBack`: a red one has been issued for it. */
export type InvoiceDto = {
  id: string; companyName: string; kind: InvoiceKind; isRed: boolean; isTakenBack: boolean; buyerName: string; buyerTaxId: string; grossFen: bigint; netFen: bigint; taxFen: bigint
  state: InvoiceState; number: string | null; issuedOn: string | null; reason: string | null; requestedAt: Date; expectedAt: Date; endedAt: Date | null
}
export type ChainLink = Pick<InvoiceDto, 'id' | 'isRed' | 'isTakenBack' | 'grossFen' | 'state' | 'number' | 'buyerName' | 'requestedAt'> & { replaces: string | null; redOf: string | null }
/** How much of a payment stands on an invoice. */
export type InvoicedPayment = { id: string; alias: string; billKey: string; grossFen: bigint }
/** `content`: the invoice as issued, null before; `hashes`: SHA-256 of the files; `isUnderLetter`: a letter that counts is about it. */
export type InvoiceDetailDto = InvoiceDto & { content: einvoice.EInvoice | null; hashes: Record<FileFormat, string> | null; chain: ChainLink[]; letters: LetterDto[]; isUnderLetter: boolean; payments: InvoicedPayment[] }

/** `waiting`: invoices that the seller wants to take back and their buyer has to answer for. */
export type PackPage = { items: InvoiceDto[]; first: boolean; next: string | null; years: string[]; waiting: string[] }
export type SharedInvoice = { invoice: InvoiceDto; content: einvoice.EInvoice; expiresAt: Date }
export type CheckedFile = { format: FileFormat; number: string; issuedOn: string; sellerName: string; grossFen: bigint; isRed: boolean; isTakenBack: boolean }
/** A file to hand out. */
export type InvoiceFile = { bytes: Uint8Array; mediaType: string; name: string }
