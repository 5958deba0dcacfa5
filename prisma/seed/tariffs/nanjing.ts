import { type CatalogueEntry, entry } from './entry'

export const nanjing: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2022-01-01',
    basis: 'YEAR',
    tiers: [
      [180, { WATER: '1.42', RESOURCE_FEE: '0.20', SEWAGE: '1.42' }],
      [300, { WATER: '2.13', RESOURCE_FEE: '0.20', SEWAGE: '1.42' }],
      [null, { WATER: '4.26', RESOURCE_FEE: '0.20', SEWAGE: '1.42' }],
    ],
    source: {
      mark: 'VERIFIED_WEAK',
      validFromAssumed: true,
      zh: 'huobaoweishang.com 2022-05：3.04/3.75/5.88；二、三档水费由合计减 1.62 得出（1.5 倍、3 倍相符）。生效日取 2022-01-01；人口规则未找到。',
      en: 'huobaoweishang.com 2022-05: 3.04/3.75/5.88; water of tiers 2 and 3 is the total less 1.62 (1.5 and 3 times, as it should be). 2022-01-01 is assumed; no household rule found.',
    },
  }),
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2024-12-01',
    basis: 'YEAR',
    tiers: [
      [180, { WATER: '1.42', RESOURCE_TAX: '0.20', SEWAGE: '1.42' }],
      [300, { WATER: '2.13', RESOURCE_TAX: '0.20', SEWAGE: '1.42' }],
      [null, { WATER: '4.26', RESOURCE_TAX: '0.20', SEWAGE: '1.42' }],
    ],
    source: {
      mark: 'FROM_MEMORY',
      validFromAssumed: false,
      zh: '2024-12-01 全国改征水资源税；南京单价不变为推断（北京账单如此）。',
      en: 'The water-resource tax took over nationwide on 2024-12-01; that the price of 南京 stayed is inferred from the 北京 bill.',
    },
  }),
]
