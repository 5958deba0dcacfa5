import type { Ctx } from '@/lib/db'
import { MORE_NAMES, MORE_SETTINGS, type MoreName, type Unit } from './more-settings'
import { describeSetting } from './setting-bounds'
import { SETTING_NAMES, SOURCE_CODES, SOURCES, type Origin, type SettingName, type SourceCode, type SourceSettings } from './sources'

type Row = { source: SourceCode; name: SettingName | MoreName; value: bigint | null }
export type AllSettings = Record<SourceCode, SourceSettings>
/** `origin`: where the figure comes from, for whoever asks why. `isOptional`: null is no limit. */
export type SettingDto = { source: SourceCode; name: SettingName | MoreName; unit: Unit; isOptional: boolean; value: bigint | null; origin: Origin; defaultValue: bigint | null; defaultOrigin: Origin }

async function readChanges(ctx: Ctx): Promise<Map<string, bigint | null>> {
  const rows = await ctx.db.query<Row>('SELECT source, name, value FROM funding_setting', [])
  return new Map(rows.map(({ source, name, value }) => [`${source}.${name}`, value]))
}

/** A change may be to no limit at all. */
function settingValue(changes: Map<string, bigint | null>, source: SourceCode, name: string, otherwise: bigint | null): bigint | null {
  const key = `${source}.${name}`
  return changes.has(key) ? (changes.get(key) ?? null) : otherwise
}

/** Every setting of every source with its origin (rule P2). */
export async function listSettings(ctx: Ctx): Promise<SettingDto[]> {
  const changes = await readChanges(ctx)
  return SOURCE_CODES.flatMap((source) => {
    const base = SETTING_NAMES.map((name) => ({ name, ...SOURCES[source].defaults[name] }))
    const more = MORE_NAMES.filter((name) => MORE_SETTINGS[name].source === source).map((name) => ({ name, value: MORE_SETTINGS[name].value, origin: MORE_SETTINGS[name].origin }))
    return [...base, ...more].map(({ name, value: defaultValue, origin: defaultOrigin }): SettingDto => {
      const value = settingValue(changes, source, name, defaultValue)
      const origin = changes.has(`${source}.${name}`) ? 'CHANGED' : defaultOrigin
      return { source, name, ...describeSetting(source, name), value, origin, defaultValue, defaultOrigin }
    })
  })
}

/** What holds now. */
export async function readSettings(ctx: Ctx): Promise<AllSettings> {
  const changes = await readChanges(ctx)
  const of = (source: SourceCode, name: SettingName) => settingValue(changes, source, name, SOURCES[source].defaults[name].value)
  const settingsOf = (source: SourceCode): SourceSettings => ({
    enabled: of(source, 'enabled') === 1n,
    paymentFen: of(source, 'paymentFen'),
    dayFen: of(source, 'dayFen'),
    monthFen: of(source, 'monthFen'),
    arrivalSeconds: Number(of(source, 'arrivalSeconds') ?? 0n),
  })
  return Object.fromEntries(SOURCE_CODES.map((source) => [source, settingsOf(source)])) as AllSettings
}
