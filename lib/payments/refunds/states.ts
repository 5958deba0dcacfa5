/**
 * Life of a refund.
 * PENDING   above the limit: waits for a second person
 * RED       it has invoices, which are taken back first
 * ASKING    the company is asked to take it off its books; an answer may be on its way
 * PAYING    the company has done so; the bank side is asked to give it back to the card or line
 * ARRIVING  the bank side has it; the card has it from `arrivesAt` on
 * ABNORMAL  the card takes nothing any more: the money waits until somebody sends it to the resident's 零钱
 * SUCCESS   it is where it came from
 * CLOSED    turned down, withdrawn, or refused by the company: nothing has moved
 */
export const REFUND_STATES = ['PENDING', 'RED', 'ASKING', 'PAYING', 'ARRIVING', 'ABNORMAL', 'SUCCESS', 'CLOSED'] as const
export type RefundState = (typeof REFUND_STATES)[number]

export const REFUND_MOVES = {
  PENDING: ['RED', 'ASKING', 'CLOSED'],
  RED: ['ASKING', 'CLOSED'],
  ASKING: ['PAYING', 'SUCCESS', 'CLOSED'],
  PAYING: ['ARRIVING', 'ABNORMAL', 'SUCCESS'],
  ARRIVING: ['SUCCESS'],
  ABNORMAL: ['SUCCESS'],
  SUCCESS: [],
  CLOSED: [],
} as const satisfies Record<RefundState, readonly RefundState[]>

export function mayMove(from: RefundState, to: RefundState): boolean {
  return (REFUND_MOVES[from] as readonly RefundState[]).includes(to)
}
