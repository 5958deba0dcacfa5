import { z } from 'zod'
import { COMPONENTS } from './components'
import { decimalBigint } from './decimal'
import { LIMITS } from './limits'

/** `upToM3` is the last whole cubic metre of the tier, null in the last one; prices are yuan × 10⁴ per m³. */
export const Tier = z.strictObject({
  upToM3: z.int().min(1).max(LIMITS.boundM3).nullable(),
  prices: z.partialRecord(z.enum(COMPONENTS), decimalBigint(LIMITS.priceE4)),
})
export type Tier = z.infer<typeof Tier>
