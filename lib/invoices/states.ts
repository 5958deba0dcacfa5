/**
 * Life of an invoice, blue or red.
 * REQUESTED  written down; the bureau may or may not have it
 * SUBMITTED  the bureau has it, and says by when it will be done
 * ISSUED     numbered; its files are kept
 * REFUSED    the bureau says no: what stood on it can be invoiced again
 * DISPUTED   the bureau's invoice says other than what was asked for: a person has to look, and can ask for it again under its one number
 */
export const INVOICE_STATES = ['REQUESTED', 'SUBMITTED', 'ISSUED', 'REFUSED', 'DISPUTED'] as const
export type InvoiceState = (typeof INVOICE_STATES)[number]

export const INVOICE_MOVES = {
  REQUESTED: ['SUBMITTED', 'ISSUED', 'REFUSED', 'DISPUTED'],
  SUBMITTED: ['REQUESTED', 'ISSUED', 'REFUSED', 'DISPUTED'],
  ISSUED: [],
  REFUSED: ['REQUESTED'],
  DISPUTED: ['SUBMITTED'],
} as const satisfies Record<InvoiceState, readonly InvoiceState[]>

export function mayMove(from: InvoiceState, to: InvoiceState): boolean {
  return (INVOICE_MOVES[from] as readonly InvoiceState[]).includes(to)
}
