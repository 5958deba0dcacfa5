import { seededRandom } from '@/lib/kernel/random'

/** What companies of the registry are like is the same in every world. */
export const chance = seededRandom('registry')

/** One of them, for good. */
export function pick<T>(purpose: string, code: string, from: readonly T[]): T {
  return from[chance.int(purpose, code, 0, from.length - 1)] as T
}

/** True for about `percent` of them. */
export const isOf = (purpose: string, code: string, percent: number): boolean => chance.unit(purpose, code) * 100 < percent
