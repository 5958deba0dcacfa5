import type { HouseholdRule } from '@/lib/companies/tariffs'
import { type CatalogueEntry, entry } from './entry'

const household: HouseholdRule = { kind: 'PER_CAPITA', atLeast: 5, boundsCentiM3PerPerson: [625, 825] }

export const wuhan: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2013-07-01',
    basis: 'MONTH',
    tiers: [
      [25, { WATER: '1.52', SEWAGE: '0.80' }],
      [33, { WATER: '2.28', SEWAGE: '0.80' }],
      [null, { WATER: '3.04', SEWAGE: '0.80' }],
    ],
    household,
    source: {
      mark: 'VERIFIED_WEAK',
      validFromAssumed: true,
      zh: '旧页 2.32/3.08/3.84（污水 0.80），与新页不一致（xw588.com 与 mrbest.cn）；生效日凭记忆取 2013-07-01。',
      en: 'Older page, 2.32/3.08/3.84 with sewage 0.80; disagrees with the newer one (xw588.com and mrbest.cn). 2013-07-01 is FROM MEMORY.',
    },
  }),
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2024-01-01',
    basis: 'MONTH',
    tiers: [
      [25, { WATER: '1.37', SEWAGE: '1.10' }],
      [33, { WATER: '2.05', SEWAGE: '1.10' }],
      [null, { WATER: '2.74', SEWAGE: '1.10' }],
    ],
    household,
    source: {
      mark: 'VERIFIED_WEAK',
      validFromAssumed: true,
      zh: '2024-04 的新页 2.47/3.15/3.84（污水 1.10），两页不一致，取新；生效日未找到，取 2024-01-01。',
      en: 'Newer page of 2024-04, 2.47/3.15/3.84 with sewage 1.10; sources disagree, the newer is preferred. First day not found, 2024-01-01 is assumed.',
    },
  }),
]
