import type { Category, Component, HouseholdRule, LateFeeRule, TariffDefinition, TierBasis } from '@/lib/companies/tariffs'

/** VERIFIED: seen in a named source. VERIFIED_WEAK: a secondary page whose sums add up. FROM_MEMORY: needs a check. */
export type SourceMark = 'VERIFIED' | 'VERIFIED_WEAK' | 'FROM_MEMORY'

/** `validFromAssumed`: the prices have the mark, but the day they took effect was not found. */
export type SourceNote = { mark: SourceMark; validFromAssumed: boolean; zh: string; en: string }

export type CatalogueEntry = { category: Category; validFrom: string; definition: TariffDefinition; source: SourceNote }

/** Upper bound in m³ (null: none) and yuan per m³ of each component, as the price notice prints them. */
type TierRow = [upToM3: number | null, yuan: Partial<Record<Component, string>>]

type Table = {
  category: Category
  validFrom: string
  basis: TierBasis
  tiers: TierRow[]
  household?: HouseholdRule
  source: SourceNote
}

/**
 * The rule found most often (5‰ a day after 15 days, at most the principal, on the water fee); no city's own was found.
 * Whether sewage bears it too differs from place to place and is not confirmed.
 */
export const USUAL_LATE_FEE: LateFeeRule = { ratePpmPerDay: 5_000, graceDays: 15, cap: { kind: 'PRINCIPAL' }, base: ['WATER'] }

export function entry({ category, validFrom, basis, tiers, household = { kind: 'NONE' }, source }: Table): CatalogueEntry {
  const definition: TariffDefinition = {
    category,
    basis,
    tiers: tiers.map(([upToM3, yuan]) => ({ upToM3, prices: pricesE4(yuan) })),
    household,
    lateFee: USUAL_LATE_FEE,
  }
  return { category, validFrom, definition, source }
}

function pricesE4(yuan: Partial<Record<Component, string>>): Partial<Record<Component, bigint>> {
  return Object.fromEntries(Object.entries(yuan).map(([component, text]) => [component, yuanE4(text)]))
}

/** `2.07` → 20700n: yuan × 10⁴, exactly. */
function yuanE4(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'))
}
