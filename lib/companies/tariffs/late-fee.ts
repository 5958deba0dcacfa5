import { shanghaiDayNumber } from '@/lib/kernel/calendar'
import { type Fen, ratePpm, sumFen } from '@/lib/kernel/money'
import { ok, type Result } from '@/lib/kernel/result'
import { refuse, type TariffError } from './errors'
import type { LateFeeRule } from './late-fee-rule'
import { LIMITS } from './limits'
import type { ComponentTotal } from './totals'

/** What the bill asks for: by component, or in one sum where the rule's base is ALL. */
export type Principal = { principalFen: Fen } | { principalByComponent: readonly ComponentTotal[] }
export type LateFeeInput = Principal & { rule: LateFeeRule; dueOn: Date; asOf: Date; paidFen: Fen }

/** `baseFen` is what the fee runs on; `capped` says that the cap, not the days, set it. */
export type LateFee = { daysLate: number; baseFen: Fen; feeFen: Fen; capped: boolean }

const PRINCIPAL_PPM = 1_000_000

/**
 * 违约金 of one bill in fen (rule P6): whole Shanghai days after dueOn + graceDays, none on that day itself. Rate and cap
 * meet as parts per million, so half a fen is rounded up once. `paidFen` counts as paid before the fee began, and against
 * the part that bears it: money without instructions goes to the more burdensome debt first (Civil Code, Art. 560).
 * Errors: AMOUNT_INVALID, DATE_INVALID, BREAKDOWN_NEEDED (the base is a list, the principal one sum).
 */
export function lateFee(input: LateFeeInput): Result<LateFee, TariffError> {
  const { rule, dueOn, asOf, paidFen } = input
  if (Number.isNaN(dueOn.getTime()) || Number.isNaN(asOf.getTime())) return refuse('DATE_INVALID')
  const base = principalBase(input)
  if (!base.ok) return base
  if (!isAmount(paidFen) || !isAmount(base.value)) return refuse('AMOUNT_INVALID')
  const baseFen = base.value > paidFen ? base.value - paidFen : 0n
  const daysLate = Math.max(0, shanghaiDayNumber(asOf) - shanghaiDayNumber(dueOn) - rule.graceDays)
  const earnedPpm = rule.ratePpmPerDay * daysLate
  const limitPpm = capPpm(rule)
  const capped = limitPpm !== null && earnedPpm > limitPpm
  return ok({ daysLate, baseFen, feeFen: ratePpm(baseFen, BigInt(capped ? limitPpm : earnedPpm)), capped })
}

function principalBase(input: LateFeeInput): Result<Fen, TariffError> {
  const { base } = input.rule
  if ('principalFen' in input) return base === 'ALL' ? ok(input.principalFen) : refuse('BREAKDOWN_NEEDED')
  const parts = input.principalByComponent
  if (parts.some((part) => !isAmount(part.amountFen))) return refuse('AMOUNT_INVALID')
  const borne = parts.filter((part) => base === 'ALL' || base.includes(part.component))
  return ok(sumFen(borne.map((part) => part.amountFen)))
}

function capPpm({ cap }: LateFeeRule): number | null {
  if (cap.kind === 'NONE') return null
  return cap.kind === 'PPM' ? cap.ppm : PRINCIPAL_PPM
}

function isAmount(amountFen: Fen): boolean {
  return amountFen >= 0n && amountFen <= LIMITS.amountFen
}
