import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lateFeesOf } from '@/lib/companies/changes'
import { lateFee, type Component, type LateFeeRule } from '@/lib/companies/tariffs'
import { dayStart, formatDay } from '@/lib/kernel/calendar'
import { lateColumns, termsOn } from '@/lib/simulators/water/late-terms'
import { useWorld } from '../support/world'
import { instantOf } from './naive-tariff'

const world = useWorld()
const COMPONENTS = ['WATER', 'RESOURCE_TAX', 'SEWAGE', 'GARBAGE'] as const

const rule: fc.Arbitrary<LateFeeRule> = fc.record({
  ratePpmPerDay: fc.integer({ min: 0, max: 20_000 }),
  graceDays: fc.integer({ min: 0, max: 60 }),
  cap: fc.oneof(fc.constant({ kind: 'PRINCIPAL' as const }), fc.constant({ kind: 'NONE' as const }), fc.record({ kind: fc.constant('PPM' as const), ppm: fc.integer({ min: 1, max: 2_000_000 }) })),
  base: fc.oneof(fc.constant('ALL' as const), fc.subarray<Component>([...COMPONENTS], { minLength: 1 })),
})
const parts = fc.tuple(...COMPONENTS.map(() => fc.bigInt({ min: 0n, max: 5_000_000n })))

test('the simulated company charges the late fee of the table that it was told, to the fen, whatever its rate, grace, cap and base', async () => {
  const { db } = await world.system()
  await fc.assert(
    fc.asyncProperty(rule, parts, fc.integer({ min: 18_000, max: 21_000 }), fc.array(fc.integer({ min: -30, max: 900 }), { minLength: 1, maxLength: 20 }), async (of, amounts, dueDay, later) => {
      const tariff = { category: 'RESIDENTIAL', day: '2014-05-01', source: '', definition: { category: 'RESIDENTIAL', basis: 'YEAR', tiers: [{ upToM3: null, prices: Object.fromEntries(COMPONENTS.map((one) => [one, '10000'])) }], household: { kind: 'NONE' }, lateFee: of } }
      const told = lateFeesOf({ tariffs: [tariff] })
      expect(told).toHaveLength(1)
      const terms = termsOn({ lateTerms: told, graceDays: 1, lateRatePpm: 1 }, '2020-01-01')
      const priced = new Map(COMPONENTS.map((component, n) => [component === 'RESOURCE_TAX' ? 'RESOURCE' : component, amounts[n] ?? 0n]))
      const principal_fen = amounts.reduce((sum, fen) => sum + fen, 0n).toString()
      const bill = { principal_fen, principal_paid_fen: '0', late_fen: '0', late_paid_fen: '0', late_from: formatDay(instantOf(dueDay + terms.graceDays)), ...lateColumns(terms, priced) }
      const days = later.map((n) => formatDay(instantOf(dueDay + n)))
      const charged = await db.query<{ day: string; fee: bigint }>(
        `SELECT d AS day, sim_water.late_fee(jsonb_populate_record(NULL::sim_water.bill, $1::jsonb), d::date) AS fee FROM unnest($2::text[]) WITH ORDINALITY AS u(d, n) ORDER BY n`,
        [JSON.stringify(bill), days],
      )
      const principalByComponent = COMPONENTS.map((component, n) => ({ component, amountFen: amounts[n] ?? 0n }))
      const ours = days.map((day) => lateFee({ rule: of, dueOn: instantOf(dueDay), asOf: dayStart(day), paidFen: 0n, principalByComponent }))
      expect(charged.map(({ fee }) => BigInt(fee))).toEqual(ours.map((one) => one.ok && one.value.feeFen))
    }),
  )
})
