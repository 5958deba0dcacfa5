import { SECOND_MS } from '@/lib/kernel/calendar'

/**
 * When a company counts as failing (rule S5), in world time. Of several numbers, since one number may be broken at a company that is well;
 * in a row, since a company that answers anybody is there.
 */
export const BREAKER = {
  failures: 5,
  numbers: 3,
  /** Failures further apart than this are not in a row. */
  windowSeconds: 600,
  /** Doubled each time it fails again, up to the longest. */
  cutOffSeconds: 30,
  longestSeconds: 600,
  /** After so long a try that has not come back is nobody's any more. */
  probeSeconds: 60,
} as const

/** Of one process and world to one company: so many messages under way, and so many that wait for them. */
export const BULKHEAD = { atOnce: 48, waiting: 256 } as const

/** A worker has few slots: of one process and world no more than so many jobs wait for a company that keeps them for so long. */
export const STUCK = { most: 2, afterMs: SECOND_MS } as const

/** A question that failed fast is asked again, with full jitter between; one that took longer has cost the resident enough. */
export const RETRY = { times: 2, firstMs: 100, longestMs: 800, onlyWithinMs: 2 * SECOND_MS } as const
