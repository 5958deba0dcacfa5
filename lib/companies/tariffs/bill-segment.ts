import { cumulative } from './apportion'
import { boundsFor } from './bounds'
import type { TierBasis } from './components'
import { dayInstant, yearOf } from './days'
import { monthsCovered } from './months'
import { tierPriceE4 } from './prices'
import type { DayRange, PricedRange } from './segments'
import { usedBefore } from './used-before'

/**
 * A stretch of a bill under one tariff and one tier counter. `begin` and `end` (exclusive) are Shanghai days; `year` is
 * that of a YEAR counter; `months` multiplies MONTH bounds; `boundsM3` leaves out the last tier; `pricesE4` is all
 * components of each tier, yuan × 10⁴ per m³.
 */
export type BillSegment = {
  begin: Date
  end: Date
  days: number
  validFrom: Date
  basis: TierBasis
  year: number | null
  months: number
  usedBeforeM3: number
  volumeM3: number
  boundsM3: number[]
  pricesE4: bigint[]
}

export type CheckedBill = { period: DayRange; volumeM3: number; usedBeforeM3: number; people: number }

export function segmentOf({ begin, end, tariff }: PricedRange, bill: CheckedBill): BillSegment {
  const { definition, validFrom } = tariff
  const yearly = definition.basis === 'YEAR'
  const months = yearly ? 1 : monthsCovered(bill.period.begin, bill.period.end)
  return {
    begin: dayInstant(begin),
    end: dayInstant(end),
    days: end - begin,
    validFrom,
    basis: definition.basis,
    year: yearly ? yearOf(begin) : null,
    months,
    usedBeforeM3: usedBefore(definition.basis, begin, bill),
    volumeM3: cumulative(bill.period, bill.volumeM3, end) - cumulative(bill.period, bill.volumeM3, begin),
    boundsM3: boundsFor(definition, bill.people, months),
    pricesE4: definition.tiers.map(tierPriceE4),
  }
}
