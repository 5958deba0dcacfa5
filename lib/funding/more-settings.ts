/** Figures of a source beside what every source has. Amounts in fen, times in seconds of world time, rates in parts per million. */
import type { Ctx } from '@/lib/db'
import { DAY_MS, SECOND_MS } from '@/lib/kernel/calendar'
import type { Origin, SourceCode } from './sources'

/** FEN and SECONDS as above, FLAG 1 or 0, COUNT a number of things. */
export type Unit = 'FLAG' | 'FEN' | 'SECONDS' | 'PPM' | 'COUNT'

type More = { source: SourceCode; unit: Unit; value: bigint; origin: Origin }
const ours = (source: SourceCode, unit: Unit, value: bigint): More => ({ source, unit, value, origin: 'OURS' })

export const MORE_SETTINGS = {
  /** 充值 from one card at once, and of one resident in a day */
  topUpPaymentFen: ours('BALANCE', 'FEN', 5_000_000n),
  topUpDayFen: ours('BALANCE', 'FEN', 10_000_000n),
  /** 提现; WeChat's own rule: 0.1 % at least 0.10 yuan on what is above 1,000 yuan in a lifetime */
  withdrawPaymentFen: ours('BALANCE', 'FEN', 5_000_000n),
  withdrawDayFen: ours('BALANCE', 'FEN', 10_000_000n),
  withdrawFeePpm: ours('BALANCE', 'PPM', 1_000n),
  withdrawFeeMinFen: ours('BALANCE', 'FEN', 10n),
  withdrawFreeFen: ours('BALANCE', 'FEN', 100_000n),
  /** 零钱通: of a year */
  yieldPpm: ours('FUND', 'PPM', 15_000n),
  /** 亲情卡, as WeChat has it: four may be given, three be had */
  giveMost: ours('FAMILY_CARD', 'COUNT', 4n),
  receiveMost: ours('FAMILY_CARD', 'COUNT', 3n),
  offerSeconds: ours('FAMILY_CARD', 'SECONDS', BigInt(DAY_MS / SECOND_MS)),
} as const satisfies Record<string, More>

export type MoreName = keyof typeof MORE_SETTINGS
export const MORE_NAMES = Object.keys(MORE_SETTINGS) as MoreName[]

/** What holds now. */
export async function readMoreSettings(ctx: Ctx): Promise<Record<MoreName, bigint>> {
  const rows = await ctx.db.query<{ name: string; value: bigint | null }>('SELECT name, value FROM funding_setting WHERE name = ANY($1::text[])', [MORE_NAMES])
  const changed = new Map(rows.map(({ name, value }) => [name, value]))
  return Object.fromEntries(MORE_NAMES.map((name) => [name, changed.get(name) ?? MORE_SETTINGS[name].value])) as Record<MoreName, bigint>
}
