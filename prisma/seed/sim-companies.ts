/** The simulated companies' own price tables, kept as they keep them; the platform has its own (tariffs). Facts: DOMAIN §1. */
import type { Prisma } from '@/lib/db'
import { DEMO_CUSTOMERS, GUANGZHOU_CUSTOMERS, SHANGHAI_CUSTOMERS, type DemoCustomer } from './sim-water-customers'

export type PriceTable = {
  validFrom: Date
  /** Where each step ends (null: never), and its price by item, yuan × 10⁴ per m³. */
  steps: readonly { endsAtM3: number | null; rates: Record<string, bigint> }[]
  perExtraM3?: number
  largeHomeM3?: number
}

export type SimCompanySeed = PriceTable & {
  company: Omit<Prisma.SimWaterCompanyCreateInput, 'closedOn' | 'companySm2PrivateKey' | 'platformSm2PublicKey'>
  /** What the serials of its meters begin with; nine digits follow (the platform's number rules know them so). */
  meterLetters: string
  customers: readonly DemoCustomer[]
}

export const TERMS = { issueDay: 5, dueDays: 15, graceDays: 15, lateRatePpm: 5_000 }

export const SIM_COMPANIES: readonly SimCompanySeed[] = [
  {
    company: { code: 'beijing', companyId: '100000001', merchantId: '1900000109', name: '北京市自来水（模拟）', smsSign: '北京水务(模拟)', signingKey: '0123456789abcdef0123456789abcdef', cycle: 2, tierPeriod: 'YEAR', ...TERMS },
    validFrom: new Date('2014-05-01'),
    steps: [
      { endsAtM3: 180, rates: { WATER: 20_700n, RESOURCE: 15_700n, SEWAGE: 13_600n } },
      { endsAtM3: 260, rates: { WATER: 40_700n, RESOURCE: 15_700n, SEWAGE: 13_600n } },
      { endsAtM3: null, rates: { WATER: 60_700n, RESOURCE: 15_700n, SEWAGE: 13_600n } },
    ],
    perExtraM3: 30,
    meterLetters: 'B',
    customers: DEMO_CUSTOMERS,
  },
  {
    company: { code: 'shanghai', companyId: '310000001', merchantId: '1900000310', name: '上海城投水务（模拟）', smsSign: '上海水务(模拟)', signingKey: '31f0c2a94b7d4e5f8a6b1c3d2e4f5a60', cycle: 1, tierPeriod: 'YEAR', ...TERMS },
    validFrom: new Date('2013-08-01'),
    steps: [
      { endsAtM3: 220, rates: { WATER: 19_200n, SEWAGE: 15_300n } },
      { endsAtM3: 300, rates: { WATER: 33_000n, SEWAGE: 15_300n } },
      { endsAtM3: null, rates: { WATER: 43_000n, SEWAGE: 15_300n } },
    ],
    largeHomeM3: 100,
    meterLetters: 'S',
    customers: SHANGHAI_CUSTOMERS,
  },
  {
    company: { code: 'guangzhou', companyId: '440000001', merchantId: '1900000440', name: '广州市自来水（模拟）', smsSign: '广州水务(模拟)', signingKey: '44a1b2c3d4e5f60718293a4b5c6d7e8f', cycle: 1, tierPeriod: 'MONTH', ...TERMS },
    validFrom: new Date('2012-06-01'),
    steps: [
      { endsAtM3: 26, rates: { WATER: 19_800n, SEWAGE: 9_500n } },
      { endsAtM3: 34, rates: { WATER: 29_700n, SEWAGE: 9_500n } },
      { endsAtM3: null, rates: { WATER: 39_600n, SEWAGE: 9_500n } },
    ],
    meterLetters: 'GZ',
    customers: GUANGZHOU_CUSTOMERS,
  },
]
