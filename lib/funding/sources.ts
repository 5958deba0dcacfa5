/**
 * Where the money of a payment can come from (rule P1), and what each source may do unless somebody changed it (rule P2).
 * Amounts in fen, times in seconds of world time; null: no limit.
 */
import { DAY_MS, HOUR_MS, SECOND_MS } from '@/lib/kernel/calendar'

export const SOURCE_CODES = ['BALANCE', 'FUND', 'DEBIT_CARD', 'CREDIT_CARD', 'FAMILY_CARD', 'CREDIT_LINE'] as const
export type SourceCode = (typeof SOURCE_CODES)[number]

/** TEXT: the source text's figure. OURS: it names none, and this is a usual one. CHANGED: somebody set it in this world. */
export type Origin = 'TEXT' | 'OURS' | 'CHANGED'

export const SETTING_NAMES = ['enabled', 'paymentFen', 'dayFen', 'monthFen', 'arrivalSeconds'] as const
export type SettingName = (typeof SETTING_NAMES)[number]
export type SourceSettings = { enabled: boolean; paymentFen: bigint | null; dayFen: bigint | null; monthFen: bigint | null; arrivalSeconds: number }

type Default = { value: bigint | null; origin: Origin }
type Source = {
  /** Credit sources pay the legacy channel's fee (rule P3). */
  isCredit: boolean
  defaults: Record<SettingName, Default>
}

const text = (value: bigint | null): Default => ({ value, origin: 'TEXT' })
const ours = (value: bigint | null): Default => ({ value, origin: 'OURS' })
const ON = ours(1n)
const hours = (count: number) => BigInt((count * HOUR_MS) / SECOND_MS)

export const SOURCES = {
  /** 零钱 */
  BALANCE: { isCredit: false, defaults: { enabled: ON, paymentFen: text(null), dayFen: text(null), monthFen: text(null), arrivalSeconds: text(0n) } },
  /** 零钱通 */
  FUND: { isCredit: false, defaults: { enabled: ON, paymentFen: ours(5_000_000n), dayFen: ours(10_000_000n), monthFen: ours(null), arrivalSeconds: ours(0n) } },
  /** 储蓄卡 */
  DEBIT_CARD: { isCredit: false, defaults: { enabled: ON, paymentFen: ours(5_000_000n), dayFen: ours(10_000_000n), monthFen: ours(null), arrivalSeconds: ours(0n) } },
  /** 信用卡 */
  CREDIT_CARD: { isCredit: true, defaults: { enabled: ON, paymentFen: text(5_000_000n), dayFen: ours(null), monthFen: ours(null), arrivalSeconds: text(hours(2)) } },
  /** 亲情卡; each card has a limit of its own, this is the most it can be */
  FAMILY_CARD: { isCredit: false, defaults: { enabled: ON, paymentFen: ours(null), dayFen: ours(null), monthFen: text(300_000n), arrivalSeconds: text(0n) } },
  /** 信用支付 */
  CREDIT_LINE: { isCredit: true, defaults: { enabled: ON, paymentFen: ours(500_000n), dayFen: ours(1_000_000n), monthFen: ours(null), arrivalSeconds: ours(0n) } },
} as const satisfies Record<SourceCode, Source>

/** A company's legacy channel takes this much of a credit source's amount: parts per million. */
export const LEGACY_FEE_PPM = 10_000n
/** No arrival is later than this, whatever somebody sets. */
export const MAX_ARRIVAL_SECONDS = (7 * DAY_MS) / SECOND_MS
