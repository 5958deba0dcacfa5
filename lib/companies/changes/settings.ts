import { z } from 'zod'
import { CYCLES } from '@/lib/kernel/billing-cycle'
import { hasRoomForCustomers } from '@/lib/kernel/registry-number'
import { NumberRule, checkNumber } from '../number-rule'
import { parseDay, parseTariff } from '../tariffs'
import { ServiceWindows } from '../windows'

/** All that the platform has agreed with a company (rule C1), but for its keys, which are written and never read. Amounts are decimal text: this is kept as JSON. */

const Fen = z.string().regex(/^(0|[1-9]\d{0,11})$/)
const line = (min: number, max: number) => z.string().trim().min(min).max(max).regex(/^\P{Cc}*$/u)
const Division = z.string().regex(/^[1-9]\d{5}$/)

/** A tariff is its definition and where it is from. `day`: the first on which it holds, Shanghai. */
export const TariffSetting = z.object({ category: z.string(), day: z.string().refine((day) => parseDay(day) !== null), definition: z.unknown(), source: line(0, 4_000) })
  .refine(({ category, definition }) => {
    const parsed = parseTariff(definition)
    return parsed.ok && parsed.value.category === category
  }, { path: ['definition'] })
export type TariffSetting = z.infer<typeof TariffSetting>

/** Where it is reached: one of our simulated companies, or a real one. */
const Endpoint = z.string().trim().max(300).refine((text) => /^sim:[a-z][a-z0-9-]{1,39}$/.test(text) || isAddress(text))

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false
  if (url.protocol === 'tcp:') return url.port !== '' && ['', '/'].includes(url.pathname) && url.search === ''
  return url.protocol === 'http:' || url.protocol === 'https:'
}

export const PROTOCOLS = ['wxlifepay', 'json', 'gbk-tcp'] as const
export const VERIFICATIONS = ['SMS', 'ID_CARD', 'BOTH'] as const
export const CHANNELS = ['DIRECT', 'LEGACY_UNIONPAY', 'UNKNOWN'] as const
export const SIGNATURES = ['SHA256', 'SHA1'] as const

/** A fixed place of ten bytes in gbk-tcp. */
const GBK_CODE = 10
/** The platform takes a tenth at most, in parts per million. */
const MAX_FEE_PPM = 100_000n

export const CompanySettings = z
  .object({
    name: line(2, 60),
    shortName: line(2, 20),
    provinceName: line(1, 20),
    cityCode: Division,
    cityName: line(1, 20),
    divisionCode: Division,
    divisionName: line(1, 20),
    hotline: z.string().trim().regex(/^[0-9][0-9-]{3,15}$/),
    enabled: z.boolean(),
    numberRule: NumberRule,
    verification: z.enum(VERIFICATIONS),
    channel: z.enum(CHANNELS),
    acquirerMerchantNo: z.string().trim().regex(/^\d{0,20}$/),
    protocol: z.enum(PROTOCOLS),
    endpoint: Endpoint,
    companyId: z.string().trim().regex(/^\d{1,20}$/),
    merchantId: z.string().trim().regex(/^\d{1,20}$/),
    signature: z.enum(SIGNATURES),
    isSandbox: z.boolean(),
    cycleMonths: z.literal(CYCLES),
    minPaymentFen: Fen,
    maxPaymentFen: Fen,
    serviceFeePpm: Fen.refine((ppm) => BigInt(ppm) <= MAX_FEE_PPM),
    serviceFeeSource: line(0, 200),
    windows: ServiceWindows,
    tariffs: z.array(TariffSetting).max(200),
  })
  .superRefine((settings, context) => {
    const complain = (path: string) => context.addIssue({ code: 'custom', message: 'does not go with the rest', path: [path] })
    if (BigInt(settings.minPaymentFen) < 1n || BigInt(settings.minPaymentFen) > BigInt(settings.maxPaymentFen)) complain('maxPaymentFen')
    if (!checkNumber(settings.numberRule, settings.numberRule.example).ok) complain('numberRule')
    if (settings.endpoint.startsWith('sim:') && !hasRoomForCustomers(settings.numberRule)) complain('numberRule')
    if (settings.protocol === 'gbk-tcp' && settings.numberRule.length > GBK_CODE) complain('numberRule')
    if (settings.protocol === 'gbk-tcp' && settings.merchantId.length > GBK_CODE) complain('merchantId')
    if (!settings.endpoint.startsWith('sim:') && (settings.protocol === 'gbk-tcp') !== settings.endpoint.startsWith('tcp:')) complain('endpoint')
    const days = settings.tariffs.map(({ category, day }) => `${category} ${day}`)
    if (new Set(days).size !== days.length) complain('tariffs')
  })
export type CompanySettings = z.infer<typeof CompanySettings>

/** Hex of the right length; what each protocol signs with. */
export const KEYS = {
  signingKey: /^[\x21-\x7e]{16,128}$/,
  platformSm2PrivateKey: /^[0-9a-f]{64}$/i,
  companySm2PublicKey: /^04[0-9a-f]{128}$/i,
} as const
export type KeyName = keyof typeof KEYS
export const KEY_NAMES = Object.keys(KEYS) as KeyName[]
