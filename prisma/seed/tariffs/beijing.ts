import type { HouseholdRule } from '@/lib/companies/tariffs'
import { type CatalogueEntry, entry, type SourceNote } from './entry'

const household: HouseholdRule = { kind: 'PER_EXTRA_PERSON', above: 5, addM3: 30 }

const notice2014: SourceNote = {
  mark: 'VERIFIED',
  validFromAssumed: false,
  zh: '5/7/9 元：chinadaily.com.cn 2014-04/29 content_17474304；分项 2.07/1.57/1.36：laihamady.com/ms/760561（弱）。5 人以上每人每档加 30 m³ 凭记忆，待核实。2017-12-01 水资源税试点起，账单可能已改称水资源费改税，未核实。',
  en: '5/7/9 yuan: chinadaily.com.cn 2014-04/29 content_17474304; components: laihamady.com/ms/760561 (weak). 30 m³ per tier for each person above 5 is FROM MEMORY. Bills may have named the tax since the pilot of 2017-12-01; not confirmed.',
}

const tax2024: SourceNote = {
  mark: 'VERIFIED',
  validFromAssumed: false,
  zh: '2025 年 3 月真实账单 18 m³ = 90.00 元（js.hczyw.com/2025/0703/33235）：2024-12-01 改征水资源税后分项单价不变。人口规则凭记忆，待核实。',
  en: 'A real bill of March 2025, 18 m³ = 90.00 yuan (js.hczyw.com/2025/0703/33235): unit prices unchanged after the water-resource tax took over on 2024-12-01. Household rule FROM MEMORY.',
}

export const beijing: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2014-05-01',
    basis: 'YEAR',
    tiers: [
      [180, { WATER: '2.07', RESOURCE_FEE: '1.57', SEWAGE: '1.36' }],
      [260, { WATER: '4.07', RESOURCE_FEE: '1.57', SEWAGE: '1.36' }],
      [null, { WATER: '6.07', RESOURCE_FEE: '1.57', SEWAGE: '1.36' }],
    ],
    household,
    source: notice2014,
  }),
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2024-12-01',
    basis: 'YEAR',
    tiers: [
      [180, { WATER: '2.07', RESOURCE_TAX: '1.57', SEWAGE: '1.36' }],
      [260, { WATER: '4.07', RESOURCE_TAX: '1.57', SEWAGE: '1.36' }],
      [null, { WATER: '6.07', RESOURCE_TAX: '1.57', SEWAGE: '1.36' }],
    ],
    household,
    source: tax2024,
  }),
  entry({
    category: 'RESIDENT_PRICED',
    validFrom: '2014-05-01',
    basis: 'YEAR',
    tiers: [[null, { WATER: '3.07', RESOURCE_FEE: '1.57', SEWAGE: '1.36' }]],
    source: { ...notice2014, zh: '执行居民水价的非居民 6 元；同居民 2014 年来源。', en: 'Non-residents on the residential price, 6 yuan; source as residential 2014.' },
  }),
  entry({
    category: 'RESIDENT_PRICED',
    validFrom: '2024-12-01',
    basis: 'YEAR',
    tiers: [[null, { WATER: '3.07', RESOURCE_TAX: '1.57', SEWAGE: '1.36' }]],
    source: {
      mark: 'FROM_MEMORY',
      validFromAssumed: false,
      zh: '2024-12-01 水资源税后单价不变，由居民账单推断。',
      en: 'Unchanged after the water-resource tax of 2024-12-01: inferred from the residential bill.',
    },
  }),
]
