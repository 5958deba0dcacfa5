import { env } from '@/lib/env'

/** How often a property is tried: a little in `npm test`, much in `npm run test:deep`. */
export const runs = (short: number, deep: number): number => (env.isDeepTest ? deep : short)

/** Deep runs may take their time; the short ones may not. */
export const deepTimeout = (minutes: number): number => (env.isDeepTest ? minutes * 60_000 : 120_000)

/** Turns true after so long; never in a deep run, whose measure is the number of its runs. */
export function isTimeUp(ms: number): () => boolean {
  const end = performance.now() + ms
  return () => !env.isDeepTest && performance.now() > end
}
