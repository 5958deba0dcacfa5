import type { Billing, PriceList } from '@/lib/simulators/water/price-list'

type Step = { to: number; perExtraM3?: number; largeHomeM3?: number; prices: Record<string, bigint> }

export function priceList(validFrom: string, steps: Step[]): PriceList {
  const stretches = steps.map(({ to, perExtraM3 = 0, largeHomeM3 = 0, prices }, n) => ({ from: steps[n - 1]?.to ?? 0, to, perExtraM3, largeHomeM3, pricesE4: new Map(Object.entries(prices)) }))
  return { validFrom, stretches }
}

const beijing = (water: bigint) => ({ WATER: water, RESOURCE: 15_700n, SEWAGE: 13_600n })

/** 北京 2014: 180/260 m³ a year, 30 more for each person above five (DOMAIN §1). */
export const BEIJING: Billing = {
  code: 'beijing',
  cycleMonths: 2,
  tierPeriod: 'YEAR',
  issueDay: 5,
  dueDays: 15,
  graceDays: 15,
  lateRatePpm: 5_000,
  lateTerms: [],
  priceLists: [
    priceList('2014-05-01', [
      { to: 180, perExtraM3: 30, prices: beijing(20_700n) },
      { to: 260, perExtraM3: 30, prices: beijing(40_700n) },
      { to: Number.POSITIVE_INFINITY, perExtraM3: 30, prices: beijing(60_700n) },
    ]),
  ],
}

/** 深圳: 22/30 m³ a month, sewage tiered too, garbage fee flat (DOMAIN §1). */
export const SHENZHEN: Billing = {
  ...BEIJING,
  code: 'shenzhen',
  cycleMonths: 1,
  tierPeriod: 'MONTH',
  priceLists: [
    priceList('2017-01-01', [
      { to: 22, prices: { WATER: 26_700n, SEWAGE: 9_000n, GARBAGE: 5_900n } },
      { to: 30, prices: { WATER: 40_100n, SEWAGE: 10_000n, GARBAGE: 5_900n } },
      { to: Number.POSITIVE_INFINITY, prices: { WATER: 80_100n, SEWAGE: 11_000n, GARBAGE: 5_900n } },
    ]),
  ],
}
