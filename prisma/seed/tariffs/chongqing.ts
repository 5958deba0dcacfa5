import { type CatalogueEntry, entry } from './entry'

export const chongqing: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2016-01-01',
    basis: 'YEAR',
    tiers: [
      [260, { WATER: '2.50', SEWAGE: '1.00' }],
      [360, { WATER: '3.22', SEWAGE: '1.00' }],
      [null, { WATER: '4.90', SEWAGE: '1.00' }],
    ],
    source: {
      mark: 'FROM_MEMORY',
      validFromAssumed: true,
      zh: '凭记忆：主城区 3.50/4.22/5.90 元，260/360 m³，污水 1.00；生效日与人口规则未核实。',
      en: 'FROM MEMORY: inner districts 3.50/4.22/5.90 yuan, 260/360 m³, sewage 1.00; the first day and any household rule are not confirmed.',
    },
  }),
]
