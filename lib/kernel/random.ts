import { createHash } from 'node:crypto'

/** Chance is a hash of (seed, purpose, key), never a shared stream, so interleaving changes nothing (rule Q6). */
export type Random = {
  /** 0 ≤ x < 1 */
  unit(purpose: string, key: string): number
  /** low ≤ x ≤ high, whole */
  int(purpose: string, key: string, low: number, high: number): number
  /** An identifier: prefix and 20 hex digits. */
  id(prefix: string, key: string): string
  /** Decimal digits, for serial numbers. */
  digits(purpose: string, key: string, count: number): string
}

export function seededRandom(seed: string): Random {
  const hash = (purpose: string, key: string) => createHash('sha256').update(JSON.stringify([seed, purpose, key])).digest()
  const unit = (purpose: string, key: string) => hash(purpose, key).readUIntBE(0, 6) / 2 ** 48
  return {
    unit,
    int: (purpose, key, low, high) => low + Math.floor(unit(purpose, key) * (high - low + 1)),
    id: (prefix, key) => `${prefix}_${hash(`id:${prefix}`, key).toString('hex').slice(0, 20)}`,
    digits: (purpose, key, count) => (BigInt(`0x${hash(purpose, key).toString('hex')}`) % 10n ** BigInt(count)).toString().padStart(count, '0'),
  }
}
