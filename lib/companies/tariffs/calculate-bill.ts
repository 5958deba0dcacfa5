import { invariant } from '@/lib/kernel/invariant'
import { type Fen, sumFen } from '@/lib/kernel/money'
import { ok, type Result } from '@/lib/kernel/result'
import { type BillLine, linesOf } from './bill-line'
import { type BillSegment, segmentOf } from './bill-segment'
import { checkNumbers } from './check-numbers'
import { checkPeriod } from './check-period'
import { checkTariffs, type DatedTariff } from './dated'
import type { TariffError } from './errors'
import { positionAt, type TierPosition } from './position'
import { componentsOf } from './prices'
import { cutPeriod, type PricedRange } from './segments'
import { type ComponentTotal, totalsByComponent, totalsByTier, type TierTotal } from './totals'

/**
 * `tariffs`: those of one company and category, in any order. `period`: Shanghai days, end exclusive. `usedBeforeM3`: m³
 * used since 1 January of the year in which the period begins; MONTH tariffs ignore it. `people`: in the household.
 */
export type BillInput = {
  tariffs: readonly DatedTariff[]
  period: { begin: Date; end: Date }
  volumeM3: number
  usedBeforeM3: number
  people: number
}

export type BillCalculation = {
  segments: BillSegment[]
  lines: BillLine[]
  componentTotals: ComponentTotal[]
  tierTotals: TierTotal[]
  totalFen: Fen
  /** Of the last segment's counter, after the bill; on 1 January itself still that of the old year. */
  position: TierPosition
}

/**
 * What a company's published tariff makes of a reading, in fen (rule E2: our own calculation beside the company's).
 * A tariff change and, for YEAR tariffs, the turn of the year split the period (BY_DAYS). Every line is rounded by itself;
 * all totals are sums of lines. Errors: PERIOD_…, VOLUME_…, USED_…, PEOPLE_INVALID, TARIFF_…, NO_TARIFF with the day.
 */
export function calculateBill(input: BillInput): Result<BillCalculation, TariffError> {
  const { tariffs, volumeM3, usedBeforeM3, people } = input
  const period = checkPeriod(input.period)
  if (!period.ok) return period
  const numbers = checkNumbers({ volumeM3, usedM3: usedBeforeM3, people })
  if (!numbers.ok) return numbers
  const table = checkTariffs(tariffs)
  if (!table.ok) return table
  const ranges = cutPeriod(period.value, tariffs)
  if (!ranges.ok) return ranges
  const bill = { period: period.value, volumeM3, usedBeforeM3, people }
  return ok(addUp(ranges.value, ranges.value.map((range) => segmentOf(range, bill))))
}

function addUp(ranges: PricedRange[], segments: BillSegment[]): BillCalculation {
  const lines = segments.flatMap((segment, index) => {
    const range = ranges[index]
    invariant(range, 'a segment for each range')
    const { boundsM3: bounds, usedBeforeM3: usedM3, volumeM3 } = segment
    return linesOf({ definition: range.tariff.definition, bounds, usedM3, volumeM3 }, index)
  })
  const last = segments.at(-1)
  invariant(last, 'a period of at least one day has a segment')
  const charged = ranges.flatMap((range) => range.tariff.definition.tiers.flatMap(componentsOf))
  return {
    segments,
    lines,
    componentTotals: totalsByComponent(lines, charged),
    tierTotals: totalsByTier(lines),
    totalFen: sumFen(lines.map((line) => line.amountFen)),
    position: positionAt(last.boundsM3, last.pricesE4, last.usedBeforeM3 + last.volumeM3),
  }
}
