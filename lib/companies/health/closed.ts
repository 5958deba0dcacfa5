/** What a company that is closed by agreement is spared, and what is said in its place (decision 0026). */
import type { Ctx } from '@/lib/db'
import { BOOKINGS, promptOf, SIM_REFUSAL, type GatewayFailure, type WaterOperation } from '@/lib/gateways/water'
import { closedAt } from '@/lib/kernel/service-window'
import type { KnownCompany } from './breaker'

const BATCH_DEBIT = 'EQ0007'

/** What jobs send to end a payment or a refund: it waits until the company opens. Whoever asks for himself is told no, and until when. */
export const isWaited = (operation: WaterOperation): boolean => operation === 'confirm' || BOOKINGS.includes(operation)

/** null: it may be sent. While the company collects by itself only bookings and what is due are kept from it; in maintenance everything is. */
export function whyClosed({ clock }: Ctx, { windows }: KnownCompany, operation: WaterOperation): GatewayFailure | null {
  const closed = windows.length === 0 ? null : closedAt(windows, clock.now())
  if (!closed) return null
  const { kind, until } = closed
  if (kind === 'BATCH_DEBIT' && operation !== 'query' && !BOOKINGS.includes(operation)) return null
  if (isWaited(operation)) return { kind: 'UNREACHABLE', until }
  const code = kind === 'MAINTENANCE' ? SIM_REFUSAL.MAINTENANCE : BATCH_DEBIT
  return { kind: 'REFUSED', code, prompt: promptOf(code), until }
}
