import type { Prisma } from '@/lib/db'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { tariffToJson } from '@/lib/companies/tariffs'
import { TARIFF_CATALOGUE } from './tariffs'

/** What the platform has agreed with its water companies; the companies' own books are seeded apart (sim-water). */
export const COMPANIES: (Prisma.CompanyCreateManyInput & { code: keyof typeof TARIFF_CATALOGUE })[] = [
  {
    code: 'beijing',
    name: '北京市自来水（模拟）',
    shortName: '北京水务',
    cityCode: '110100',
    cityName: '北京',
    hotline: '96116',
    enabled: true,
    numberRule: { length: 10, charset: 'DIGITS', example: '0100000001' },
    verification: 'SMS',
    protocol: 'wxlifepay',
    endpoint: 'sim:beijing',
    companyId: '100000001',
    merchantId: '1900000109',
    signature: 'SHA256',
    signingKey: '0123456789abcdef0123456789abcdef',
    isSandbox: false,
    cycleMonths: 2,
    minPaymentFen: 1n,
    maxPaymentFen: 5_000_000n,
    source: '北京 10 位户号、短信验证：rule B8；两月一账：DOMAIN §1',
  },
]

export function tariffRows(companyCode: keyof typeof TARIFF_CATALOGUE): Prisma.TariffCreateManyInput[] {
  return TARIFF_CATALOGUE[companyCode].map(({ category, validFrom, definition, source }) => {
    const [year = 0, month = 1, day = 1] = validFrom.split('-').map(Number)
    return { id: `tar_${companyCode}_${category.toLowerCase()}_${validFrom}`, companyCode, category, validFrom: shanghaiInstant(year, month, day), definition: tariffToJson(definition) as Prisma.InputJsonValue, source: JSON.stringify(source) }
  })
}
