import type { ErrorParams } from '@/lib/kernel/errors'
import { err } from '@/lib/kernel/result'

/** Why a calculation was refused; nothing else comes out of this folder. */
export const TARIFF_ERRORS = [
  'PERIOD_INVALID',
  'PERIOD_EMPTY',
  'PERIOD_TOO_LONG',
  'VOLUME_INVALID',
  'USED_INVALID',
  'PEOPLE_INVALID',
  'MONTHS_INVALID',
  'TOO_MANY_TARIFFS',
  'TARIFF_DUPLICATE',
  'TARIFF_MIXED_CATEGORIES',
  'NO_TARIFF',
  'DATE_INVALID',
  'AMOUNT_INVALID',
  'BREAKDOWN_NEEDED',
] as const
export type TariffErrorCode = (typeof TARIFF_ERRORS)[number]
export type TariffError = { code: TariffErrorCode; params: ErrorParams }

export const refuse = (code: TariffErrorCode, params: ErrorParams = {}) => err<TariffError>({ code, params })

/** Why a definition was refused. SHAPE is whatever the schema says by itself: type, limit, unknown key. */
export const TARIFF_ISSUES = [
  'SHAPE',
  'LAST_TIER_BOUNDED',
  'TIER_UNBOUNDED',
  'BOUNDS_NOT_ASCENDING',
  'NO_COMPONENT',
  'COMPONENTS_DIFFER',
  'PRICE_FALLS',
  'HOUSEHOLD_BOUNDS_COUNT',
  'HOUSEHOLD_BOUNDS_NOT_ASCENDING',
  'LATE_FEE_COMPONENT_UNKNOWN',
  'LATE_FEE_COMPONENT_TWICE',
] as const
export type TariffIssueCode = (typeof TARIFF_ISSUES)[number]
export type TariffIssue = { path: string; code: TariffIssueCode }
