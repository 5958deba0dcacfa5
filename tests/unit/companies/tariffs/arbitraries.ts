/** Random but valid tariffs and bills, for the property tests. */
import fc from 'fast-check'
import { type BillInput, COMPONENTS, type Component, type DatedTariff, type HouseholdRule, type TariffDefinition } from '@/lib/companies/tariffs'
import { instantOf } from '@/tests/property/naive-tariff'

export type Shape = {
  bases?: TariffDefinition['basis'][]
  /** 100n keeps every line in whole fen. */
  stepE4?: bigint
  maxTariffs?: number
  maxDays?: number
}

const usualLateFee: TariffDefinition['lateFee'] = { ratePpmPerDay: 5_000, graceDays: 15, cap: { kind: 'PRINCIPAL' }, base: 'ALL' }

const household = (tierCount: number): fc.Arbitrary<HouseholdRule> => {
  const above = fc.integer({ min: 1, max: 6 })
  const simple: fc.Arbitrary<HouseholdRule>[] = [
    fc.constant({ kind: 'NONE' }),
    fc.constant({ kind: 'PER_PERSON' }),
    fc.record({ kind: fc.constant('PER_EXTRA_PERSON'), above, addM3: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('FLAT'), atLeast: above, addM3: fc.integer({ min: 1, max: 120 }) }),
  ]
  if (tierCount === 1) return fc.oneof(...simple)
  const steps = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: tierCount - 1, maxLength: tierCount - 1 })
  const perCapita = steps.map((list) => list.map((_, index) => 100 + list.slice(0, index + 1).reduce((a, b) => a + b, 0)))
  return fc.oneof(...simple, fc.record({ kind: fc.constant('PER_CAPITA'), atLeast: above, boundsCentiM3PerPerson: perCapita }))
}

/** Bounds and each component's price rise from tier to tier. */
export const definition = ({ bases = ['YEAR', 'MONTH'], stepE4 = 1n }: Shape = {}): fc.Arbitrary<TariffDefinition> =>
  fc
    .record({
      basis: fc.constantFrom(...bases),
      charged: fc.subarray([...COMPONENTS], { minLength: 1, maxLength: 3 }),
      widths: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
      rises: fc.array(fc.bigInt({ min: 0n, max: 40_000n / stepE4 }), { minLength: 15, maxLength: 15 }),
    })
    .chain(({ basis, charged, widths, rises }) => {
      const bounds: (number | null)[] = widths.map((_, index) => widths.slice(0, index + 1).reduce((a, b) => a + b, 0))
      const sumTo = (component: number, tier: number) =>
        rises.slice(component * 5, component * 5 + tier + 1).reduce((a, b) => a + b, 0n) * stepE4
      const tiers = [...bounds, null].map((upToM3, tier) => ({
        upToM3,
        prices: Object.fromEntries(charged.map((component, index) => [component, sumTo(index, tier)])) as Partial<Record<Component, bigint>>,
      }))
      return household(tiers.length).map((rule) => ({ category: 'RESIDENTIAL' as const, basis, tiers, household: rule, lateFee: usualLateFee }))
    })

const aroundNewYear = fc.tuple(fc.integer({ min: 2019, max: 2027 }), fc.integer({ min: -80, max: 40 })).map(([year, off]) => Date.UTC(year, 0, 1 + off) / 86_400_000)
const anyDay = fc.integer({ min: 17_897, max: 21_000 })

/** A period, a tariff from before it on, and others that begin anywhere near it, in any order. */
export const bill = (shape: Shape = {}): fc.Arbitrary<BillInput> =>
  fc
    .record({
      begin: fc.oneof(aroundNewYear, anyDay),
      days: fc.oneof(fc.integer({ min: 1, max: Math.min(70, shape.maxDays ?? 731) }), fc.integer({ min: 1, max: shape.maxDays ?? 731 })),
      first: definition(shape),
      others: fc.array(fc.tuple(fc.integer({ min: -20, max: 80 }), definition(shape)), { maxLength: (shape.maxTariffs ?? 3) - 1 }),
      volumeM3: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 400 })),
      usedBeforeM3: fc.integer({ min: 0, max: 300 }),
      people: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ begin, days, first, others, ...rest }) => {
      const dated = new Map<number, TariffDefinition>(others.map(([offset, other]) => [begin + offset, other]))
      dated.set(begin - 40, first)
      const tariffs: DatedTariff[] = [...dated].map(([day, other]) => ({ validFrom: instantOf(day), definition: other }))
      return { tariffs, period: { begin: instantOf(begin), end: instantOf(begin + days) }, ...rest }
    })
