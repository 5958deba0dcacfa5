import type { Prisma } from '@/lib/db'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { searchKeys } from '@/lib/companies/naming'
import { tariffToJson } from '@/lib/companies/tariffs'
import { demoSm2Pair } from './sm2-pairs'
import { TARIFF_CATALOGUE } from './tariffs'

const COMMON = { enabled: true, protocol: 'wxlifepay', isSandbox: false, minPaymentFen: 1n, maxPaymentFen: 5_000_000n, serviceFeeSource: '示例协议费率（模拟）' }

type CompanySeed = Prisma.CompanyCreateManyInput & { code: keyof typeof TARIFF_CATALOGUE }

const AGREED: CompanySeed[] = [
  {
    ...COMMON,
    code: 'beijing',
    name: '北京市自来水（模拟）',
    shortName: '北京水务',
    cityCode: '110100',
    cityName: '北京',
    hotline: '96116',
    numberRule: { length: 10, charset: 'DIGITS', example: '0100000001', old: { length: 8, prefix: '01', until: '2020' }, meterSerial: 'A999999999' },
    verification: 'SMS',
    endpoint: 'sim:beijing',
    companyId: '100000001',
    merchantId: '1900000109',
    acquirerMerchantNo: '898110100001',
    channel: 'DIRECT',
    serviceFeePpm: 0n,
    signature: 'SHA256',
    signingKey: '0123456789abcdef0123456789abcdef',
    cycleMonths: 2,
    source: '北京 10 位户号、短信验证：rule B8；两月一账：DOMAIN §1；旧号、表号格式为模拟，仿泉州 2020 年升位（DOMAIN §2）',
  },
  {
    ...COMMON,
    code: 'shanghai',
    name: '上海城投水务（模拟）',
    shortName: '上海水务',
    cityCode: '310100',
    cityName: '上海',
    hotline: '962740',
    numberRule: { length: 8, charset: 'DIGITS', example: '20000001', meterSerial: 'A999999999' },
    verification: 'ID_CARD',
    endpoint: 'sim:shanghai',
    companyId: '310000001',
    merchantId: '1900000310',
    acquirerMerchantNo: '898310100001',
    channel: 'LEGACY_UNIONPAY',
    serviceFeePpm: 2_000n,
    signature: 'SHA1',
    signingKey: '31f0c2a94b7d4e5f8a6b1c3d2e4f5a60',
    cycleMonths: 1,
    source: '上海 8 位户号、身份证验证：rule B8；一月一账、热线 962740：DOMAIN §1',
  },
  {
    ...COMMON,
    code: 'guangzhou',
    name: '广州市自来水（模拟）',
    shortName: '广州水务',
    cityCode: '440100',
    cityName: '广州',
    hotline: '96968',
    numberRule: { length: 12, charset: 'DIGITS', example: '300000000001', meterSerial: 'AA999999999' },
    verification: 'BOTH',
    endpoint: 'sim:guangzhou',
    companyId: '440000001',
    merchantId: '1900000440',
    acquirerMerchantNo: '898440100001',
    channel: 'LEGACY_UNIONPAY',
    serviceFeePpm: 6_000n,
    signature: 'SHA256',
    signingKey: '44a1b2c3d4e5f60718293a4b5c6d7e8f',
    cycleMonths: 1,
    source: '广州 12 位户号、身份证和短信验证：rule B8；一月一账：DOMAIN §1；热线 96968 凭记忆',
  },
]

const { privateKey: platformSm2PrivateKey } = demoSm2Pair('platform')

/** What the platform has agreed with its water companies; the companies' own books are seeded apart (sim-water). */
export const COMPANIES: CompanySeed[] = AGREED.map((company) => ({ ...company, platformSm2PrivateKey, companySm2PublicKey: demoSm2Pair(company.code).publicKey }))

const PROVINCES: Record<string, string> = { 110100: '北京市', 310100: '上海市', 440100: '广东省' }

/** With what it is found by: each serves its whole city. */
export function withSearchKeys<Row extends Prisma.CompanyCreateManyInput>(row: Row) {
  const place = { divisionCode: row.cityCode, divisionName: `${row.cityName}市`, provinceName: PROVINCES[row.cityCode] ?? '' }
  return { ...row, ...place, ...searchKeys({ ...row, ...place }) }
}

export function tariffRows(companyCode: keyof typeof TARIFF_CATALOGUE): Prisma.TariffCreateManyInput[] {
  return TARIFF_CATALOGUE[companyCode].map(({ category, validFrom, definition, source }) => {
    const [year = 0, month = 1, day = 1] = validFrom.split('-').map(Number)
    return { id: `tar_${companyCode}_${category.toLowerCase()}_${validFrom}`, companyCode, category, validFrom: shanghaiInstant(year, month, day), definition: tariffToJson(definition) as Prisma.InputJsonValue, source: JSON.stringify(source) }
  })
}
