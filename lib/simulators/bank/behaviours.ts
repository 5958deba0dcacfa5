/** Troubles that some cards always bring (magic cards, rule Q3), as data. */
import type { BankReason, bankV3 } from '@/lib/gateways/bank'

export type Trouble = {
  on: readonly bankV3.Operation[]
  /** LOSE: nothing arrived. SAY_NOTHING: it is done, but no answer comes. Or a refusal. */
  does: 'LOSE' | 'SAY_NOTHING' | BankReason
  /** Only the first calls, counted for the card or for each number; without it, always. */
  first?: { calls: number; of: 'CARD' | 'NUMBER' }
}

const PAYING = ['authorise', 'topUp'] as const

export const BEHAVIOURS = {
  NORMAL: [],
  AUTH_REFUSED: [{ on: PAYING, does: 'CARD_REFUSED' }],
  AUTH_TIMEOUT_DONE: [{ on: PAYING, does: 'SAY_NOTHING' }],
  AUTH_LOST: [{ on: PAYING, does: 'LOSE', first: { calls: 1, of: 'NUMBER' } }],
  AUTH_ALWAYS_LOST: [{ on: PAYING, does: 'LOSE' }],
  QUERY_SILENT: [
    { on: PAYING, does: 'SAY_NOTHING' },
    { on: ['queryOrder', 'queryTransfer'], does: 'LOSE', first: { calls: 2, of: 'NUMBER' } },
  ],
  CAPTURE_TIMEOUT_DONE: [{ on: ['capture'], does: 'SAY_NOTHING' }],
  CAPTURE_LOST: [{ on: ['capture'], does: 'LOSE', first: { calls: 2, of: 'NUMBER' } }],
  RELEASE_LOST: [{ on: ['release', 'cancelOrder'], does: 'LOSE', first: { calls: 2, of: 'NUMBER' } }],
  REFUND_TIMEOUT_DONE: [{ on: ['refund'], does: 'SAY_NOTHING' }],
  REFUND_REFUSED: [{ on: ['refund'], does: 'CARD_REFUSED' }],
  REFUND_LOST: [{ on: ['refund'], does: 'LOSE', first: { calls: 2, of: 'NUMBER' } }],
  PAY_OUT_TIMEOUT_DONE: [{ on: ['payOut'], does: 'SAY_NOTHING' }],
  ISSUER_DOWN: [{ on: ['signUpCard', ...PAYING], does: 'ISSUER_UNAVAILABLE' }],
  ISSUER_DOWN_LATER: [{ on: PAYING, does: 'ISSUER_UNAVAILABLE' }],
  SIGN_UP_REFUSED: [{ on: ['signUpCard'], does: 'SIGN_UP_REFUSED' }],
} as const satisfies Record<string, readonly Trouble[]>

export type CardBehaviour = keyof typeof BEHAVIOURS

export function troublesOf(behaviour: string): readonly Trouble[] {
  return Object.hasOwn(BEHAVIOURS, behaviour) ? BEHAVIOURS[behaviour as CardBehaviour] : []
}
