/** Money is fen as bigint; in JSON it is a decimal string of fen. All rounding lives here, each with a name. */

export type Fen = bigint

/** `9000n` → `"90.00"`. */
export function fenToYuan(amountFen: Fen): string {
  const sign = amountFen < 0n ? '-' : ''
  const absolute = amountFen < 0n ? -amountFen : amountFen
  return `${sign}${absolute / 100n}.${(absolute % 100n).toString().padStart(2, '0')}`
}

/** `9000n` → `"¥90.00"`, with thousands separators. */
export function formatFen(amountFen: Fen): string {
  const [whole = '0', cents = '00'] = fenToYuan(amountFen).replace('-', '').split('.')
  return `${amountFen < 0n ? '-' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** Reads what a person typed (`90`, `90.5`, `¥1,234.56`, full-width digits); null when it is not an amount to the fen. */
export function parseYuan(text: string): Fen | null {
  const plain = text.normalize('NFKC').trim().replace(/^[¥￥]/, '')
  const clean = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(clean)
  if (!match) return null
  return BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'))
}

/** Unit prices are yuan × 10⁴ per m³, so `volume × price / 100` is fen; half a fen rounds up (四舍五入, per bill line). */
export function roundE4ToFen(amountE4: bigint): Fen {
  return roundHalfUp(amountE4, 100n)
}

/** A rate of parts per million of an amount, half a fen up (late fee, per bill). */
export function ratePpm(amountFen: Fen, ppm: bigint): Fen {
  return roundHalfUp(amountFen * ppm, 1_000_000n)
}

function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (numerator < 0n) return -roundHalfUp(-numerator, denominator)
  return (numerator * 2n + denominator) / (denominator * 2n)
}

/** Spreads an amount over parts in proportion to their weights, largest remainder first, the earlier part where they are equal. All ≥ 0; the shares make the whole. */
export function shareOut(amountFen: Fen, weights: readonly bigint[]): Fen[] {
  const whole = sumFen(weights)
  if (whole === 0n) return weights.map((_, n) => (n === 0 ? amountFen : 0n))
  const shares = weights.map((weight, n) => ({ n, fen: (amountFen * weight) / whole, rest: (amountFen * weight) % whole }))
  const left = amountFen - sumFen(shares.map(({ fen }) => fen))
  const lucky = new Set([...shares].sort((a, b) => (a.rest === b.rest ? a.n - b.n : a.rest > b.rest ? -1 : 1)).filter((_, n) => BigInt(n) < left).map(({ n }) => n))
  return shares.map(({ n, fen }) => (lucky.has(n) ? fen + 1n : fen))
}

export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}

export function minFen(a: Fen, b: Fen): Fen {
  return a < b ? a : b
}
