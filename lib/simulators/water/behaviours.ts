/** Troubles that some numbers always bring (magic numbers, rule Q3), as data. */
import type { RefusalCode, WaterOperation } from '@/lib/gateways/water'

export type Trouble = {
  on: readonly WaterOperation[]
  /** LOSE: nothing arrived. SAY_NOTHING: it is done, but no answer comes. Or a refusal. */
  does: 'LOSE' | 'SAY_NOTHING' | RefusalCode
  /** Only the first calls, counted for the number or for each order of it; without it, always. */
  first?: { calls: number; of: 'NUMBER' | 'ORDER' }
}

const REFUNDS = ['refund', 'refundPart'] as const

export const BEHAVIOURS = {
  NORMAL: [],
  CHARGE_TIMEOUT_CREDITED: [{ on: ['charge'], does: 'SAY_NOTHING' }],
  CHARGE_TIMEOUT_LOST: [{ on: ['charge'], does: 'LOSE', first: { calls: 1, of: 'NUMBER' } }],
  CHARGE_ALWAYS_LOST: [{ on: ['charge'], does: 'LOSE' }],
  CONFIRM_SILENT: [
    { on: ['charge'], does: 'SAY_NOTHING' },
    { on: ['confirm'], does: 'LOSE', first: { calls: 2, of: 'ORDER' } },
  ],
  CHARGE_REFUSED: [{ on: ['charge'], does: 'EQ0012' }],
  // A part is refused by the verb itself, which keeps its no.
  REFUND_REFUSED: [{ on: ['refund'], does: 'SIM0010' }],
  REFUND_TIMEOUT_DONE: [{ on: REFUNDS, does: 'SAY_NOTHING', first: { calls: 1, of: 'ORDER' } }],
  REFUND_LOST: [{ on: REFUNDS, does: 'LOSE', first: { calls: 2, of: 'ORDER' } }],
  QUERY_TIMEOUT: [{ on: ['query', 'bills'], does: 'LOSE' }],
  BATCH_WINDOW: [{ on: ['query', 'charge'], does: 'EQ0007' }],
  NOT_ONLINE: [{ on: ['query', 'charge'], does: 'EQ0009' }],
} as const satisfies Record<string, readonly Trouble[]>

export type Behaviour = keyof typeof BEHAVIOURS

export function troublesOf(behaviour: string): readonly Trouble[] {
  return Object.hasOwn(BEHAVIOURS, behaviour) ? BEHAVIOURS[behaviour as Behaviour] : []
}
