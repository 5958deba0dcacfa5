import { shanghaiDayNumber } from '@/lib/kernel/calendar'
import { ok, type Result } from '@/lib/kernel/result'
import { type DatedTariff, tariffOn } from './dated'
import { dayText, newYear, yearOf, type DayNumber } from './days'
import { refuse, type TariffError } from './errors'

export type DayRange = { begin: DayNumber; end: DayNumber }
export type PricedRange = DayRange & { tariff: DatedTariff }

/**
 * Cuts a period where another tariff begins, and at 1 January where a YEAR counter starts again. A MONTH tariff is not cut
 * at the turn of the year: nothing changes for it there, and the bill would only show every line twice.
 */
export function cutPeriod(period: DayRange, tariffs: readonly DatedTariff[]): Result<PricedRange[], TariffError> {
  const cuts = new Set([period.begin, ...changes(tariffs), ...yearTurns(period, tariffs)])
  const begins = [...cuts].filter((day) => day >= period.begin && day < period.end).sort((a, b) => a - b)
  const ranges: PricedRange[] = []
  for (const [index, begin] of begins.entries()) {
    const tariff = tariffOn(tariffs, begin)
    if (!tariff) return refuse('NO_TARIFF', { day: dayText(begin) })
    ranges.push({ begin, end: begins[index + 1] ?? period.end, tariff })
  }
  return ok(ranges)
}

function changes(tariffs: readonly DatedTariff[]): DayNumber[] {
  return tariffs.map(({ validFrom }) => shanghaiDayNumber(validFrom))
}

function yearTurns(period: DayRange, tariffs: readonly DatedTariff[]): DayNumber[] {
  const turns: DayNumber[] = []
  for (let year = yearOf(period.begin) + 1; newYear(year) < period.end; year += 1) {
    if (tariffOn(tariffs, newYear(year))?.definition.basis === 'YEAR') turns.push(newYear(year))
  }
  return turns
}
