import type { z } from 'zod'
import type { TariffIssueCode } from './errors'
import type { HouseholdRule } from './household-rule'
import type { LateFeeRule } from './late-fee-rule'
import { componentsOf, tierPriceE4 } from './prices'
import type { Tier } from './tier'

type Fields = { tiers: Tier[]; household: HouseholdRule; lateFee: LateFeeRule }
type Report = (code: TariffIssueCode, path: (string | number)[]) => void

/** What a schema cannot say of one field: tiers that follow one another, and rules that fit the tiers. */
export function checkDefinition(definition: Fields, context: z.RefinementCtx): void {
  const report: Report = (code, path) => context.addIssue({ code: 'custom', message: code, path })
  checkBounds(definition, report)
  checkPrices(definition, report)
  checkHousehold(definition, report)
  checkLateFee(definition, report)
}

function checkBounds({ tiers }: Fields, report: Report): void {
  let below = 0
  for (const [index, { upToM3 }] of tiers.entries()) {
    const path = ['tiers', index, 'upToM3']
    const last = index === tiers.length - 1
    if (last && upToM3 !== null) report('LAST_TIER_BOUNDED', path)
    if (!last && upToM3 === null) report('TIER_UNBOUNDED', path)
    if (!last && upToM3 !== null && upToM3 <= below) report('BOUNDS_NOT_ASCENDING', path)
    below = upToM3 ?? below
  }
}

/** A component left out of one tier is a forgotten price, not free water; a falling price would reward waste. */
function checkPrices({ tiers }: Fields, report: Report): void {
  const [first] = tiers
  if (!first) return
  const expected = componentsOf(first)
  if (expected.length === 0) report('NO_COMPONENT', ['tiers', 0, 'prices'])
  for (const [index, tier] of tiers.entries()) {
    const path = ['tiers', index, 'prices']
    const before = tiers[index - 1]
    if (componentsOf(tier).join() !== expected.join()) report('COMPONENTS_DIFFER', path)
    else if (before && tierPriceE4(tier) < tierPriceE4(before)) report('PRICE_FALLS', path)
  }
}

function checkHousehold({ household, tiers }: Fields, report: Report): void {
  if (household.kind !== 'PER_CAPITA') return
  const bounds = household.boundsCentiM3PerPerson
  const path = ['household', 'boundsCentiM3PerPerson']
  if (bounds.length !== tiers.length - 1) report('HOUSEHOLD_BOUNDS_COUNT', path)
  if (bounds.some((bound, index) => bound <= (bounds[index - 1] ?? 0))) report('HOUSEHOLD_BOUNDS_NOT_ASCENDING', path)
}

function checkLateFee({ lateFee, tiers }: Fields, report: Report): void {
  const [first] = tiers
  if (lateFee.base === 'ALL' || !first) return
  const charged = componentsOf(first)
  const path = ['lateFee', 'base']
  if (lateFee.base.some((component) => !charged.includes(component))) report('LATE_FEE_COMPONENT_UNKNOWN', path)
  if (new Set(lateFee.base).size !== lateFee.base.length) report('LATE_FEE_COMPONENT_TWICE', path)
}
