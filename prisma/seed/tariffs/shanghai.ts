import { type CatalogueEntry, entry } from './entry'

export const shanghai: CatalogueEntry[] = [
  entry({
    category: 'RESIDENTIAL',
    validFrom: '2013-08-01',
    basis: 'YEAR',
    tiers: [
      [220, { WATER: '1.92', SEWAGE: '1.53' }],
      [300, { WATER: '3.30', SEWAGE: '1.53' }],
      [null, { WATER: '4.30', SEWAGE: '1.53' }],
    ],
    household: { kind: 'FLAT', atLeast: 5, addM3: 100 },
    source: {
      mark: 'VERIFIED',
      validFromAssumed: true,
      zh: '很可能已被新价取代（后来的供水价未能核实，故不收录）。3.45/4.83/5.83：en.people.cn/90882/8346804（2013-07-30）；5 人及以上加 100 m³：sharejunction 转载；分项由 2019–2020 年账单样例推算；排水费 1.53 = 1.70 × 90%。8 月 1 日起为假定。',
      en: 'Probably superseded (the later supply price was not confirmed and is left out). 3.45/4.83/5.83: en.people.cn/90882/8346804 (2013-07-30); +100 m³ from 5 people: sharejunction copy; components fitted to a bill sample of 2019–2020; drainage 1.53 = 1.70 × 90 %. 1 August is assumed.',
    },
  }),
]
