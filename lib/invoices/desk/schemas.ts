import { z } from 'zod'
import { BeforeInput } from '@/lib/kernel/paging'
import type { InvoiceDto } from '../pack/schemas'
import type { LetterDto } from '../red/schemas'
import { INVOICE_STATES } from '../states'

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)
const maybe = <T extends z.ZodType>(type: T) => z.preprocess(first, type.optional()).catch(undefined)

/** STUCK: should be there and is not, or says other than was asked. */
export const DESK_STATES = [...INVOICE_STATES, 'STUCK'] as const
export type DeskState = (typeof DESK_STATES)[number]
export const COLOURS = ['BLUE', 'RED'] as const

export const DeskFilter = z.object({
  state: maybe(z.enum(DESK_STATES)),
  colour: maybe(z.enum(COLOURS)),
  company: maybe(z.string().regex(/^[a-z0-9-]{1,40}$/)),
  q: maybe(z.string().max(60).transform((text) => text.trim())),
})
export type DeskFilter = { state?: DeskState; colour?: 'BLUE' | 'RED'; company?: string; q?: string }
export const DeskListInput = DeskFilter.extend(BeforeInput.shape)

export type DeskInvoiceDto = InvoiceDto & { resident: string; isStuck: boolean }
export type DeskLetterDto = LetterDto & { buyerName: string; companyName: string; grossFen: bigint }

/** What waits for somebody: invoices that are stuck, letters for the seller's word, organisations to be certified. */
export type DeskCounts = { stuck: number; letters: number; certifications: number }

/** A message as it went over the wire; `response`: null when none came. */
export type WireDto = { id: string; at: Date; operation: string; outcome: string; request: string; response: string | null }
/** `attempt`: 1 for the first number it has at the bureau. */
export type DeskRecord = { resident: string; attempt: number; isStuck: boolean; messages: WireDto[] }

/** `opensAt`: when its nightly maintenance ends, null outside it; `answeredAt`: when the newest came to its end. */
export type BureauState = { opensAt: Date | null; waiting: number; stuck: number; oldestAt: Date | null; answeredAt: Date | null }

/** An organisation's month (rule I4): what it has paid, and what stands on its invoices. */
export type OrganisationMonth = { taxId: string; name: string; month: string; invoices: number; ordinaryFen: bigint; specialFen: bigint; paidFen: bigint; needsSpecial: boolean }
export const MonthInput = z.object({ month: z.string().regex(/^20\d{2}(0[1-9]|1[0-2])$/).optional().catch(undefined) })
