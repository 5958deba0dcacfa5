/** What a cubic metre is charged for, in the order in which a bill lists it. A new charge is one more word here. */
export const COMPONENTS = ['WATER', 'RESOURCE_FEE', 'RESOURCE_TAX', 'SEWAGE', 'GARBAGE'] as const
export type Component = (typeof COMPONENTS)[number]

/** Who pays the price: 居民, 集体户, 合表, 执行居民水价的非居民, 非居民, 特种行业. */
export const CATEGORIES = ['RESIDENTIAL', 'COLLECTIVE', 'SHARED_METER', 'RESIDENT_PRICED', 'NON_RESIDENTIAL', 'SPECIAL'] as const
export type Category = (typeof CATEGORIES)[number]

/** YEAR: the counter runs from 1 January (Shanghai). MONTH: it runs through one bill, bounds times its months. */
export const TIER_BASES = ['YEAR', 'MONTH'] as const
export type TierBasis = (typeof TIER_BASES)[number]
