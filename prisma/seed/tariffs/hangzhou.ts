import { type CatalogueEntry, entry, type SourceNote } from './entry'

const source: SourceNote = {
  mark: 'VERIFIED_WEAK',
  validFromAssumed: true,
  zh: 'zhinanshenghuo.com 2024-06-27。4 人以上家庭的规则只凭记忆、无数字，未收录；生效日取 2024-01-01。',
  en: 'zhinanshenghuo.com 2024-06-27. A rule for more than 4 people is FROM MEMORY without figures and is left out; 2024-01-01 is assumed.',
}

export const hangzhou: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2024-01-01',
    basis: 'YEAR',
    tiers: [
      [216, { WATER: '1.90', SEWAGE: '1.00' }],
      [300, { WATER: '2.85', SEWAGE: '1.00' }],
      [null, { WATER: '5.70', SEWAGE: '1.00' }],
    ],
    source,
  }),
  entry({
    category: 'NON_RESIDENTIAL',
    validFrom: '2024-01-01',
    basis: 'YEAR',
    tiers: [[null, { WATER: '2.65', SEWAGE: '1.75' }]],
    source,
  }),
]
