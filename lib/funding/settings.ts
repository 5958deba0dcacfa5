import type { Ctx } from '@/lib/db'
import { SETTING_NAMES, SOURCE_CODES, SOURCES, type Origin, type SettingName, type SourceCode, type SourceSettings } from './sources'

type Row = { source: SourceCode; name: SettingName; value: bigint | null }
export type AllSettings = Record<SourceCode, SourceSettings>
/** `origin`: where the figure comes from, for whoever asks why. */
export type SettingDto = { source: SourceCode; name: SettingName; value: bigint | null; origin: Origin; defaultValue: bigint | null; defaultOrigin: Origin }

async function readChanges(ctx: Ctx): Promise<Map<string, bigint | null>> {
  const rows = await ctx.db.query<Row>('SELECT source, name, value FROM funding_setting', [])
  return new Map(rows.map(({ source, name, value }) => [`${source}.${name}`, value]))
}

/** Every setting of every source with its origin (rule P2). */
export async function listSettings(ctx: Ctx): Promise<SettingDto[]> {
  const changes = await readChanges(ctx)
  return SOURCE_CODES.flatMap((source) =>
    SETTING_NAMES.map((name): SettingDto => {
      const { value: defaultValue, origin: defaultOrigin } = SOURCES[source].defaults[name]
      const key = `${source}.${name}`
      return changes.has(key) ? { source, name, value: changes.get(key) ?? null, origin: 'CHANGED', defaultValue, defaultOrigin } : { source, name, value: defaultValue, origin: defaultOrigin, defaultValue, defaultOrigin }
    }),
  )
}

/** What holds now. */
export async function readSettings(ctx: Ctx): Promise<AllSettings> {
  const changes = await readChanges(ctx)
  const of = (source: SourceCode, name: SettingName): bigint | null => {
    const key = `${source}.${name}`
    return changes.has(key) ? (changes.get(key) ?? null) : SOURCES[source].defaults[name].value
  }
  const settingsOf = (source: SourceCode): SourceSettings => ({
    enabled: of(source, 'enabled') === 1n,
    paymentFen: of(source, 'paymentFen'),
    dayFen: of(source, 'dayFen'),
    monthFen: of(source, 'monthFen'),
    arrivalSeconds: Number(of(source, 'arrivalSeconds') ?? 0n),
  })
  return Object.fromEntries(SOURCE_CODES.map((source) => [source, settingsOf(source)])) as AllSettings
}
