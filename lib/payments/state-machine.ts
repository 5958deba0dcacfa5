/**
 * Life of a payment.
 * CREATED    quoted; nothing has moved
 * FUNDING    the resident agreed and the bank side is asked to hold the money; refused, it is quoted again and may be paid from another source
 * RESERVED   the resident agreed and the money is set aside; the company has not been called
 * CREDITING  a charge is on its way to the company, or may have been when the process died
 * UNKNOWN    no usable answer came; `confirm` is asked until there is one
 * REVERSING  given up, or refused while an earlier charge may still arrive: 冲正 is sent until the company says that the order is undone
 * SUCCEEDED  the company has credited it, the money is the company's
 * FAILED     the company has not credited it and never will; the money is back
 * CLOSED     the quote ran out
 */
export const PAYMENT_STATES = ['CREATED', 'FUNDING', 'RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING', 'SUCCEEDED', 'FAILED', 'CLOSED'] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

export const TRANSITIONS = {
  CREATED: ['RESERVED', 'FUNDING', 'CLOSED'],
  FUNDING: ['RESERVED', 'CREATED', 'CLOSED'],
  RESERVED: ['CREDITING', 'FAILED'],
  CREDITING: ['SUCCEEDED', 'FAILED', 'UNKNOWN', 'RESERVED', 'REVERSING'],
  UNKNOWN: ['SUCCEEDED', 'FAILED', 'CREDITING', 'REVERSING'],
  REVERSING: ['FAILED'],
  SUCCEEDED: [],
  FAILED: [],
  CLOSED: [],
} as const satisfies Record<PaymentState, readonly PaymentState[]>

/** Money is set aside in these. */
export const OPEN_STATES: readonly PaymentState[] = ['RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING']

export function mayMove(from: PaymentState, to: PaymentState): boolean {
  return (TRANSITIONS[from] as readonly PaymentState[]).includes(to)
}

export function isFinal(state: PaymentState): boolean {
  return TRANSITIONS[state].length === 0
}
