import { MINUTE_MS } from '@/lib/kernel/calendar'
import { sumFen } from '@/lib/kernel/money'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { ErrorCode, ErrorParams } from '@/lib/kernel/errors'
import { fenToYuan } from '@/lib/kernel/money'

export const INTENTS = ['FULL', 'PART', 'PREPAY'] as const
export type Intent = (typeof INTENTS)[number]

/** A quote holds for 15 minutes of world time. */
export const QUOTE_MS = 15 * MINUTE_MS
/** Charges sent in all before the payment is given up and reversed. */
export const MAX_SENDS = 3
/** A company that cannot be reached at all is tried this long; nothing has been sent, so failing is safe. */
export const UNREACHABLE_MS = 30 * MINUTE_MS
/** Refusals that do not say whether it was done (DOMAIN §0.3: timeout, system, communication, unfinished), for every kind of call. */
const UNCERTAIN = /^E[A-Z]{1,2}00(10|11|21|24)$/
export const isUncertain = (code: string): boolean => UNCERTAIN.test(code)


export type Limits = { minPaymentFen: bigint; maxPaymentFen: bigint }
type Refusal = { code: ErrorCode; params: ErrorParams }
export type Split = { amountFen: bigint; arrearsFen: bigint }

/** How much is paid, and how much of it settles arrears (rule P6: arrears first, the rest becomes prepayment). */
export function splitAmount(intent: Intent, typedFen: bigint | null, dues: bigint[], limits: Limits): Result<Split, Refusal> {
  const dueFen = sumFen(dues)
  if (intent !== 'PREPAY' && dueFen === 0n) return err({ code: 'NOTHING_DUE', params: {} })
  const amountFen = intent === 'FULL' ? dueFen : typedFen
  if (amountFen === null || amountFen <= 0n) return err({ code: 'AMOUNT_INVALID', params: {} })
  if (amountFen > limits.maxPaymentFen) return err({ code: 'AMOUNT_TOO_LARGE', params: { max: fenToYuan(limits.maxPaymentFen) } })
  const floorFen = intent === 'PREPAY' && dueFen > limits.minPaymentFen ? dueFen : limits.minPaymentFen
  if (intent !== 'FULL' && amountFen < floorFen) return err({ code: floorFen === dueFen ? 'AMOUNT_BELOW_DUE' : 'AMOUNT_TOO_SMALL', params: { min: fenToYuan(floorFen) } })
  if (intent === 'PART' && amountFen > dueFen) return err({ code: 'AMOUNT_TOO_LARGE', params: { max: fenToYuan(dueFen) } })
  return ok({ amountFen, arrearsFen: amountFen < dueFen ? amountFen : dueFen })
}
