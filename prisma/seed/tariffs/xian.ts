import { type CatalogueEntry, entry } from './entry'

export const xian: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2016-01-01',
    basis: 'YEAR',
    tiers: [
      [162, { WATER: '2.85', SEWAGE: '0.95' }],
      [275, { WATER: '3.70', SEWAGE: '0.95' }],
      [null, { WATER: '6.23', SEWAGE: '0.95' }],
    ],
    source: {
      mark: 'FROM_MEMORY',
      validFromAssumed: true,
      zh: '凭记忆：3.80/4.65/7.18 元，162/275 m³，污水 0.95；水资源费含在水费内，未单列；生效日与人口规则未核实。',
      en: 'FROM MEMORY: 3.80/4.65/7.18 yuan, 162/275 m³, sewage 0.95. The resource fee is kept within the water price; the first day and any household rule are not confirmed.',
    },
  }),
]
