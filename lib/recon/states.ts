/**
 * Life of what is settled with a company.
 * CARRIED    nothing would have been left for the company; its lines wait for the next working day
 * REQUESTED  booked out of what is owed; the bank has not been asked or not answered yet
 * UNKNOWN    no usable answer came; the bank is asked what it knows of the number before it is sent the same number again
 * REFUSED    the bank has not paid under this number and never will; the next working day asks under a new one
 * DONE       the bank has paid; the company has its advice note
 */
export const SETTLEMENT_STATES = ['CARRIED', 'REQUESTED', 'UNKNOWN', 'REFUSED', 'DONE'] as const
export type SettlementState = (typeof SETTLEMENT_STATES)[number]

export const SETTLEMENT_MOVES = {
  CARRIED: [],
  REQUESTED: ['UNKNOWN', 'REFUSED', 'DONE'],
  UNKNOWN: ['REFUSED', 'DONE'],
  REFUSED: ['REQUESTED'],
  DONE: [],
} as const satisfies Record<SettlementState, readonly SettlementState[]>

/** From where a state can be reached. */
export function statesBefore(to: SettlementState): SettlementState[] {
  return SETTLEMENT_STATES.filter((from) => (SETTLEMENT_MOVES[from] as readonly SettlementState[]).includes(to))
}

/** The bank side has not ended it yet. */
export const isUnderWay = (state: SettlementState): boolean => state === 'REQUESTED' || state === 'UNKNOWN'
