import { ok, type Result } from '@/lib/kernel/result'
import { refuse, type TariffError, type TariffErrorCode } from './errors'
import { LIMITS } from './limits'

type Bounds = { code: TariffErrorCode; min: number; max: number }

/** Whole numbers only: meters are read in whole cubic metres, and half a person lives nowhere. */
const CHECKS = {
  volumeM3: { code: 'VOLUME_INVALID', min: 0, max: LIMITS.volumeM3 },
  usedM3: { code: 'USED_INVALID', min: 0, max: LIMITS.usedM3 },
  people: { code: 'PEOPLE_INVALID', min: 1, max: LIMITS.people },
  months: { code: 'MONTHS_INVALID', min: 1, max: LIMITS.months },
} as const satisfies Record<string, Bounds>

export function checkNumbers(values: Partial<Record<keyof typeof CHECKS, number>>): Result<null, TariffError> {
  for (const [name, { code, min, max }] of Object.entries(CHECKS) as [keyof typeof CHECKS, Bounds][]) {
    const value = values[name]
    if (value === undefined) continue
    if (!Number.isSafeInteger(value) || value < min || value > max) return refuse(code, { min, max })
  }
  return ok(null)
}
