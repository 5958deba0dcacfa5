import { type CatalogueEntry, entry } from './entry'

export const tianjin: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2015-11-01',
    basis: 'YEAR',
    tiers: [
      [180, { WATER: '3.95', SEWAGE: '0.95' }],
      [240, { WATER: '5.25', SEWAGE: '0.95' }],
      [null, { WATER: '7.05', SEWAGE: '0.95' }],
    ],
    source: {
      mark: 'FROM_MEMORY',
      validFromAssumed: true,
      zh: '凭记忆：4.90/6.20/8.00 元，180/240 m³；水资源税含在水费内，未单列；污水 0.95、生效日与人口规则均未核实。',
      en: 'FROM MEMORY: 4.90/6.20/8.00 yuan, 180/240 m³. The water-resource tax is kept within the water price; sewage 0.95, the first day and any household rule are not confirmed.',
    },
  }),
]
