import { DomainError } from '@/lib/kernel/errors'
import { MORE_SETTINGS, type MoreName, type Unit } from './more-settings'
import { MAX_ARRIVAL_SECONDS, SETTING_NAMES, type SettingName, type SourceCode } from './sources'

const UNITS = { enabled: 'FLAG', paymentFen: 'FEN', dayFen: 'FEN', monthFen: 'FEN', arrivalSeconds: 'SECONDS' } as const satisfies Record<SettingName, Unit>

/** A million yuan; a rate of 100 %; cards beyond counting. */
const BOUNDS: Record<Unit, { low: bigint; high: bigint }> = {
  FLAG: { low: 0n, high: 1n },
  FEN: { low: 0n, high: 100_000_000n },
  SECONDS: { low: 0n, high: BigInt(MAX_ARRIVAL_SECONDS) },
  PPM: { low: 0n, high: 1_000_000n },
  COUNT: { low: 0n, high: 20n },
}

/** Both ends included. */
export const boundsOf = (unit: Unit) => BOUNDS[unit]

const isBase = (name: string): name is SettingName => (SETTING_NAMES as readonly string[]).includes(name)

/** What kind of figure a setting of a source is; `isOptional`: it may be none at all, which is no limit. Errors: NOT_FOUND. */
export function describeSetting(source: SourceCode, name: string): { unit: Unit; isOptional: boolean } {
  if (isBase(name)) return { unit: UNITS[name], isOptional: UNITS[name] === 'FEN' }
  const more = Object.hasOwn(MORE_SETTINGS, name) ? MORE_SETTINGS[name as MoreName] : null
  if (more?.source !== source) throw new DomainError('NOT_FOUND')
  return { unit: more.unit, isOptional: false }
}
