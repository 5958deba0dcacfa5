import { type CatalogueEntry, entry, type SourceNote } from './entry'

const source: SourceNote = {
  mark: 'VERIFIED_WEAK',
  validFromAssumed: true,
  zh: 'z03.net（2022）与 bkwk.cn 两页一致。随水费代收的垃圾处理费标准未找到，未计入；生效日取 2022-01-01；人口规则未找到。',
  en: 'Two pages agree: z03.net (2022), bkwk.cn. The garbage fee billed with water was not found and is left out; 2022-01-01 is assumed; no household rule found.',
}

export const chengdu: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2022-01-01',
    basis: 'YEAR',
    tiers: [
      [216, { WATER: '2.08', SEWAGE: '0.95' }],
      [300, { WATER: '2.95', SEWAGE: '0.95' }],
      [null, { WATER: '5.56', SEWAGE: '0.95' }],
    ],
    source,
  }),
  entry({
    category: 'NON_RESIDENTIAL',
    validFrom: '2022-01-01',
    basis: 'YEAR',
    tiers: [[null, { WATER: '3.03', SEWAGE: '1.40' }]],
    source,
  }),
]
