/**
 * Life of a transfer between the custodian bank and somebody else.
 * REQUESTED  the resident agreed; what leaves 零钱 is set aside, and the bank has not been asked or not answered yet
 * UNKNOWN    no usable answer came; the bank is asked what it knows of the number, and sent the same number again when that is nothing
 * DONE       the bank has said so; the books say it too
 * REFUSED    the bank has not moved anything and never will; what was set aside is back
 */
export const TRANSFER_STATES = ['REQUESTED', 'UNKNOWN', 'DONE', 'REFUSED'] as const
export type TransferState = (typeof TRANSFER_STATES)[number]

export const TRANSFER_MOVES = {
  REQUESTED: ['UNKNOWN', 'DONE', 'REFUSED'],
  UNKNOWN: ['DONE', 'REFUSED'],
  DONE: [],
  REFUSED: [],
} as const satisfies Record<TransferState, readonly TransferState[]>

/** From where a state can be reached. */
export function statesBefore(to: TransferState): TransferState[] {
  return TRANSFER_STATES.filter((from) => (TRANSFER_MOVES[from] as readonly TransferState[]).includes(to))
}
