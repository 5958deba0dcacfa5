import { shanghaiDayNumber } from '@/lib/kernel/calendar'
import { ok, type Result } from '@/lib/kernel/result'
import { dayText, type DayNumber } from './days'
import { refuse, type TariffError } from './errors'
import { LIMITS } from './limits'
import type { TariffDefinition } from './schemas'

/** In force from the Shanghai day that holds `validFrom` until the next one of the same company and category begins. */
export type DatedTariff = { validFrom: Date; definition: TariffDefinition }

/** The tariff in force at an instant, whatever the order of the list; null before the first (rule C1). */
export function tariffAt<T extends DatedTariff>(tariffs: readonly T[], instant: Date): T | null {
  return tariffOn(tariffs, shanghaiDayNumber(instant))
}

export function tariffOn<T extends DatedTariff>(tariffs: readonly T[], day: DayNumber): T | null {
  let found: T | null = null
  for (const tariff of tariffs) {
    const begins = shanghaiDayNumber(tariff.validFrom)
    if (begins <= day && (!found || begins > shanghaiDayNumber(found.validFrom))) found = tariff
  }
  return found
}

/** One category, and no two tariffs on one day: otherwise the price of that day would depend on the order of a list. */
export function checkTariffs(tariffs: readonly DatedTariff[]): Result<null, TariffError> {
  if (tariffs.length > LIMITS.tariffs) return refuse('TOO_MANY_TARIFFS', { max: LIMITS.tariffs })
  const days = new Set<DayNumber>()
  for (const { validFrom, definition } of tariffs) {
    if (Number.isNaN(validFrom.getTime())) return refuse('DATE_INVALID')
    const day = shanghaiDayNumber(validFrom)
    if (days.has(day)) return refuse('TARIFF_DUPLICATE', { day: dayText(day) })
    days.add(day)
    if (definition.category !== tariffs[0]?.definition.category) return refuse('TARIFF_MIXED_CATEGORIES')
  }
  return ok(null)
}
