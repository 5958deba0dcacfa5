import { invariant } from '@/lib/kernel/invariant'
import type { HouseholdRule } from './household-rule'
import type { TariffDefinition } from './schemas'

/**
 * Upper bounds in m³ of every tier but the last, for a household and a number of months (1 for a YEAR tariff, whose
 * bounds are of the year). Household first, months second: the rules are stated per month.
 */
export function boundsFor(definition: TariffDefinition, people: number, months: number): number[] {
  const factor = definition.basis === 'MONTH' ? months : 1
  return definition.tiers.slice(0, -1).map(({ upToM3 }, index) => {
    invariant(upToM3 !== null, 'only the last tier is unbounded')
    return householdBound(definition.household, upToM3, index, people) * factor
  })
}

function householdBound(rule: HouseholdRule, boundM3: number, index: number, people: number): number {
  switch (rule.kind) {
    case 'NONE':
      return boundM3
    case 'PER_EXTRA_PERSON':
      return boundM3 + rule.addM3 * Math.max(0, people - rule.above)
    case 'FLAT':
      return people >= rule.atLeast ? boundM3 + rule.addM3 : boundM3
    case 'PER_PERSON':
      return boundM3 * people
    case 'PER_CAPITA': {
      if (people < rule.atLeast) return boundM3
      // Floor: meters are read in whole m³, and a cubic metre belongs to a tier only when all of it fits below the bound.
      return Math.floor((people * (rule.boundsCentiM3PerPerson[index] ?? 0)) / 100)
    }
  }
}
