import { z } from 'zod'
import { LIMITS } from './limits'

const people = z.int().min(1).max(LIMITS.people)
const addM3 = z.int().min(1).max(LIMITS.addM3)

/**
 * What more people in a household change (rule C1).
 * PER_EXTRA_PERSON: every bound grows by addM3 for each person above `above` (北京: above 5, 30 m³).
 * FLAT: every bound grows by addM3 once, from `atLeast` people on (上海: 5, 100 m³).
 * PER_CAPITA: from `atLeast` people on, bounds are people × centi-m³ (武汉: 5, 6.25 and 8.25 m³).
 * PER_PERSON: the tiers state their bounds for one person (深圳 集体户: 5 and 7 m³).
 */
export const HouseholdRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NONE') }),
  z.strictObject({ kind: z.literal('PER_EXTRA_PERSON'), above: people, addM3 }),
  z.strictObject({ kind: z.literal('FLAT'), atLeast: people, addM3 }),
  z.strictObject({
    kind: z.literal('PER_CAPITA'),
    atLeast: people,
    boundsCentiM3PerPerson: z
      // At least 1 m³ a person: a bound that floors to nothing would be no tier at all.
      .array(z.int().min(100).max(LIMITS.centiM3PerPerson))
      .min(1)
      .max(LIMITS.tiers - 1),
  }),
  z.strictObject({ kind: z.literal('PER_PERSON') }),
])
export type HouseholdRule = z.infer<typeof HouseholdRule>
