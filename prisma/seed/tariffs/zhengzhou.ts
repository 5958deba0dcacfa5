import { type CatalogueEntry, entry } from './entry'

export const zhengzhou: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2016-01-01',
    basis: 'YEAR',
    tiers: [
      [180, { WATER: '3.15', SEWAGE: '0.95' }],
      [300, { WATER: '4.70', SEWAGE: '0.95' }],
      [null, { WATER: '9.35', SEWAGE: '0.95' }],
    ],
    source: {
      mark: 'FROM_MEMORY',
      validFromAssumed: true,
      zh: '凭记忆：4.10/5.65/10.30 元，180/300 m³，污水 0.95；生效日与人口规则未核实。',
      en: 'FROM MEMORY: 4.10/5.65/10.30 yuan, 180/300 m³, sewage 0.95; the first day and any household rule are not confirmed.',
    },
  }),
]
