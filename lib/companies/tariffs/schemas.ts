import { z } from 'zod'
import { CATEGORIES, TIER_BASES } from './components'
import { checkDefinition } from './definition-checks'
import { HouseholdRule } from './household-rule'
import { LateFeeRule } from './late-fee-rule'
import { LIMITS } from './limits'
import { Tier } from './tier'

/** A price table (rule C1). Parse reads JSON (prices as decimal strings), `z.encode` writes it. */
export const TariffDefinition = z
  .strictObject({
    category: z.enum(CATEGORIES),
    basis: z.enum(TIER_BASES),
    tiers: z.array(Tier).min(1).max(LIMITS.tiers),
    household: HouseholdRule,
    lateFee: LateFeeRule,
  })
  .superRefine(checkDefinition)
export type TariffDefinition = z.infer<typeof TariffDefinition>
export type TariffDefinitionJson = z.input<typeof TariffDefinition>
