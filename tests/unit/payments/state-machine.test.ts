import { describe, expect, it } from 'vitest'
import { isFinal, OPEN_STATES, PAYMENT_STATES, TRANSITIONS, type PaymentState } from '@/lib/payments'
import { mayMove } from '@/lib/payments/state-machine'

describe('a payment', () => {
  it('moves only as the table says', () => {
    for (const from of PAYMENT_STATES) {
      for (const to of PAYMENT_STATES) expect(mayMove(from, to)).toBe((TRANSITIONS[from] as readonly PaymentState[]).includes(to))
    }
  })

  it('never stays where it is by moving', () => {
    expect(PAYMENT_STATES.filter((state) => mayMove(state, state))).toEqual([])
  })

  it('ends in SUCCEEDED, FAILED or CLOSED, and stays there', () => {
    expect(PAYMENT_STATES.filter(isFinal)).toEqual(['SUCCEEDED', 'FAILED', 'CLOSED'])
  })

  it('holds money in every state between agreement and end, once it is there', () => {
    expect(PAYMENT_STATES.filter((state) => !isFinal(state) && state !== 'CREATED' && state !== 'FUNDING')).toEqual(OPEN_STATES)
  })

  it('is credited only after a charge may have been sent', () => {
    expect(PAYMENT_STATES.filter((state) => mayMove(state, 'SUCCEEDED'))).toEqual(['CREDITING', 'UNKNOWN'])
  })

  it('is closed, or quoted again, only while nothing has moved', () => {
    expect(PAYMENT_STATES.filter((state) => mayMove(state, 'CLOSED'))).toEqual(['CREATED', 'FUNDING'])
    expect(PAYMENT_STATES.filter((state) => mayMove(state, 'CREATED'))).toEqual(['FUNDING'])
  })

  it('that is being reversed is never credited', () => {
    expect(TRANSITIONS.REVERSING).toEqual(['FAILED'])
  })
})
