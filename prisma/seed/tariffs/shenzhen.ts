import { type CatalogueEntry, entry, type SourceNote } from './entry'

const source: SourceNote = {
  mark: 'VERIFIED_WEAK',
  validFromAssumed: true,
  zh: 'yzzs.cn/…/357022（“2022”）；22/30 m³ 由 shenzhen-standard.com 2012 佐证。另两页数字不同，弃用。垃圾费是否按全部水量计收未核实；生效日未找到，取 2022-01-01。',
  en: 'yzzs.cn/…/357022 ("2022"); 22/30 m³ corroborated by shenzhen-standard.com 2012. Two other pages disagree and were rejected. Whether the garbage fee uses all of the volume is not confirmed; the first day was not found, 2022-01-01 is assumed.',
}

const first = { WATER: '2.67', SEWAGE: '0.90', GARBAGE: '0.59' }
const second = { WATER: '4.01', SEWAGE: '1.00', GARBAGE: '0.59' }
const third = { WATER: '8.01', SEWAGE: '1.10', GARBAGE: '0.59' }

export const shenzhen: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2022-01-01',
    basis: 'MONTH',
    tiers: [
      [22, first],
      [30, second],
      [null, third],
    ],
    source,
  }),
  entry({
    category: 'COLLECTIVE',
    validFrom: '2022-01-01',
    basis: 'MONTH',
    tiers: [
      [5, first],
      [7, second],
      [null, third],
    ],
    household: { kind: 'PER_PERSON' },
    source,
  }),
  entry({
    category: 'SHARED_METER',
    validFrom: '2022-01-01',
    basis: 'MONTH',
    tiers: [[null, { WATER: '3.16', SEWAGE: '0.90', GARBAGE: '0.59' }]],
    source,
  }),
]
