import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pricesOf } from '@/lib/companies/changes'
import { calculateBill, tariffToJson, type DatedTariff, type HouseholdRule } from '@/lib/companies/tariffs'
import { CYCLES, cycleEnd, cycleStart } from '@/lib/kernel/billing-cycle'
import { addMonths, formatDay, monthsBetween, monthStart } from '@/lib/kernel/calendar'
import { sumFen } from '@/lib/kernel/money'
import { manageWater } from '@/lib/simulators/water/manage'
import { readBilling } from '@/lib/simulators/water/price-list'
import { priceItems, priceSteps } from '@/lib/simulators/water/price-usage'
import { definition } from '../unit/companies/tariffs/arbitraries'
import { useWorld } from '../support/world'
import { instantOf } from './naive-tariff'

const world = useWorld()

/** 2021 to 2027. */
const day = fc.integer({ min: 18_628, max: 20_818 })
/** Such as a simulated company can keep. */
const household: fc.Arbitrary<HouseholdRule> = fc.oneof(
  fc.constant({ kind: 'NONE' as const }), fc.record({ kind: fc.constant('PER_EXTRA_PERSON' as const), above: fc.constant(5), addM3: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('FLAT' as const), atLeast: fc.constant(5), addM3: fc.integer({ min: 1, max: 120 }) }),
)
const table = (basis: 'YEAR' | 'MONTH') => fc.tuple(definition({ bases: [basis] }), household).map(([one, rule]) => ({ ...one, household: rule }))
const tables = fc.constantFrom('YEAR' as const, 'MONTH' as const).chain((basis) => fc.array(fc.tuple(day, table(basis)), { minLength: 1, maxLength: 12 }))
const use = fc.record({
  month: fc.integer({ min: 0, max: 80 }), cycle: fc.constantFrom(...CYCLES), isShort: fc.boolean(), people: fc.integer({ min: 1, max: 9 }),
  usedBeforeM3: fc.integer({ min: 0, max: 300 }), volumes: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 12, maxLength: 12 }),
})

async function tell(tariffs: readonly DatedTariff[]) {
  const settings = tariffs.map(({ validFrom, definition: one }) => ({ category: one.category, day: formatDay(validFrom), source: '', definition: tariffToJson(one) }))
  const prices = pricesOf({ tariffs: settings })
  fc.pre(prices !== null)
  const company = { code: 'told', companyId: '999000001', merchantId: '1900000999', name: '模拟', smsSign: '模拟', signingKey: 'k'.repeat(32), platformSm2PublicKey: '', cycle: 1, tierPeriod: prices.tierPeriod }
  const body = { company, registry: { area: '模拟', meterSerial: 'A999999999', form: { length: 10, charset: 'DIGITS' } }, prices: prices.lists }
  const sim = await world.system()
  expect(await manageWater(sim, 'told', new TextEncoder().encode(JSON.stringify(body)))).toMatchObject({ status: 200 })
  return readBilling(sim, 'told')
}

test('a company that was told of price tables makes of a bill what we make of it, to the fen, on whatever days they begin', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.array(use, { minLength: 1, maxLength: 12 }), async (dated, uses) => {
      const first = Math.min(...dated.map(([from]) => from))
      // The oldest holds for ever before.
      const tariffs = [...new Map(dated.map(([from, one]) => [from === first ? 10_957 : from, one]))].map(([from, one]) => ({ validFrom: instantOf(from), definition: one }))
      const billing = await tell(tariffs)
      for (const { month, cycle, isShort, people, usedBeforeM3, volumes } of uses) {
        const inside = addMonths('202101', month)
        const [begin, end] = [isShort ? inside : cycleStart(inside, cycle), cycleEnd(inside, cycle)]
        const months = monthsBetween(begin, end).map((one, n) => ({ month: one, volumeM3: volumes[n] ?? 0 }))
        const volumeM3 = months.reduce((sum, one) => sum + one.volumeM3, 0)
        const ours = calculateBill({ tariffs, period: { begin: monthStart(begin), end: monthStart(addMonths(end, 1)) }, volumeM3, usedBeforeM3, people })
        const [items, steps] = [priceItems(billing, people, usedBeforeM3, months), priceSteps(billing, people, usedBeforeM3, months)]
        expect(ours.ok && [ours.value.totalFen, volumeM3]).toEqual([sumFen(items.values()), steps.reduce((sum, { m3 }) => sum + m3, 0)])
        expect(sumFen(steps.flatMap(({ fen }) => [...fen.values()]))).toBe(sumFen(items.values()))
      }
    }),
    { numRuns: 60 },
  )
})
