import type { ChainLink, InvoiceDetailDto } from '@/lib/invoices/pack/schemas'
import type { LetterDto, LetterState } from '@/lib/invoices/red/schemas'

type Letter = Pick<LetterDto, 'invoiceId' | 'state' | 'initiator'>
export type DeskMove = 'confirm' | 'deny' | 'withdraw'

/** Confirmed, or with nobody to confirm: a red invoice is made under it. */
const AGREED: readonly LetterState[] = ['01', '04']

/** The newest that was to take an invoice back. */
export const redOf = (chain: readonly ChainLink[], invoiceId: string): ChainLink | undefined => chain.findLast((link) => link.redOf === invoiceId)

/** What the seller's side may do about a letter: answer the buyer's, call its own back. */
export function movesOf({ invoiceId, state, initiator }: Letter, chain: readonly ChainLink[]): DeskMove[] {
  if (state === '03') return ['confirm', 'deny']
  if (initiator !== 'SELLER') return []
  return state === '02' || (AGREED.includes(state) && redOf(chain, invoiceId)?.state === 'REFUSED') ? ['withdraw'] : []
}

/** Whether the desk may take it back. */
export const canTakeBack = (invoice: InvoiceDetailDto): boolean => invoice.state === 'ISSUED' && !invoice.isRed && !invoice.isTakenBack && !invoice.isUnderLetter

/** A red one that nobody wants any more: its letter was withdrawn, or another red one came in its place. */
export function isGivenUp({ id, chain, letters }: Pick<InvoiceDetailDto, 'id' | 'chain' | 'letters'>): boolean {
  const blueId = chain.find((link) => link.id === id)?.redOf
  if (!blueId) return false
  return redOf(chain, blueId)?.id !== id || !letters.some(({ invoiceId, state }) => invoiceId === blueId && AGREED.includes(state))
}
