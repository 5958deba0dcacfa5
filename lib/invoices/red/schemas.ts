import { z } from 'zod'
import { Id, IdempotencyKey } from '@/lib/kernel/input'
import type { InvoiceState } from '../states'
import type { LetterState } from './states'

export { LETTER_STATES, OPEN_LETTERS, type LetterState } from './states'

export const InvoiceIdInput = z.object({ invoiceId: Id })
export const LetterIdInput = z.object({ letterId: Id })
export const ExchangeInput = z.object({ invoiceId: Id, titleId: Id, idempotencyKey: IdempotencyKey })

export type LetterCause = 'MISTAKE' | 'RETURN'
/** `redState`: how far the red invoice is that is made under it. `newTitle`: whom the new invoice will be made out to. `isForRefund`: money waits for it. */
export type LetterDto = {
  id: string; invoiceId: string; state: LetterState; initiator: 'SELLER' | 'BUYER'; cause: LetterCause; newTitle: string | null; isForRefund: boolean; redState: InvoiceState | null
  requestedAt: Date; expiresAt: Date | null; decidedAt: Date | null
}
