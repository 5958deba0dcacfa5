import { z } from 'zod'
import { COMPONENTS } from './components'
import { LIMITS } from './limits'

/**
 * 违约金 (rule P6): parts per million of the base a day, from the day after due date + graceDays on.
 * `cap` and `base` speak of what is owed: the base is every component or the listed ones; the cap is that base, a share
 * of it, or none.
 */
export const LateFeeRule = z.strictObject({
  ratePpmPerDay: z.int().min(0).max(LIMITS.lateRatePpmPerDay),
  graceDays: z.int().min(0).max(LIMITS.graceDays),
  cap: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('PRINCIPAL') }),
    z.strictObject({ kind: z.literal('PPM'), ppm: z.int().min(1).max(LIMITS.lateCapPpm) }),
    z.strictObject({ kind: z.literal('NONE') }),
  ]),
  base: z.union([z.literal('ALL'), z.array(z.enum(COMPONENTS)).min(1).max(COMPONENTS.length)]),
})
export type LateFeeRule = z.infer<typeof LateFeeRule>
