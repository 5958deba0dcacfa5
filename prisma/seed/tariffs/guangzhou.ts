import { type CatalogueEntry, entry } from './entry'

export const guangzhou: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2012-06-01',
    basis: 'MONTH',
    tiers: [
      [26, { WATER: '1.98', SEWAGE: '0.95' }],
      [34, { WATER: '2.97', SEWAGE: '0.95' }],
      [null, { WATER: '3.96', SEWAGE: '0.95' }],
    ],
    source: {
      mark: 'FROM_MEMORY',
      validFromAssumed: true,
      zh: '仅 1.98 元已核实（chinawaterrisk.org 2012-05-21），其余与 26/34 m³ 凭记忆。2024 年听证方案一为 2.60/3.90/7.80（合表 2.86，km-go.cn/?p=2323），只是方案；最终价未找到，故不收录。',
      en: 'Only 1.98 is verified (chinawaterrisk.org 2012-05-21); the rest and 26/34 m³ are FROM MEMORY. Hearing scheme 1 of 2024, 2.60/3.90/7.80 (shared meters 2.86, km-go.cn/?p=2323), is a proposal; the adopted price was not found and is left out.',
    },
  }),
]
