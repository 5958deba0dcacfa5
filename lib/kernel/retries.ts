import { SECOND_MS } from './calendar'

const DELAYS_S = [5, 15, 30, 60, 180, 600, 1800, 3600]

/** When to ask again after the n-th try without an answer (n ≥ 1), in world time. */
export function nextTry(now: Date, tries: number): Date {
  const delay = DELAYS_S[Math.min(Math.max(tries, 1), DELAYS_S.length) - 1] ?? 3600
  return new Date(now.getTime() + delay * SECOND_MS)
}
