import { minFen, ratePpm } from '@/lib/kernel/money'

export type FeeTerms = { feePpm: bigint; feeMinFen: bigint; freeFen: bigint }

/** What a withdrawal costs in fen: a rate on what is above the free rest, half a fen up, and no less than the minimum unless all of it is free. */
export function withdrawFee(amountFen: bigint, { feePpm, feeMinFen, freeFen }: FeeTerms): bigint {
  const chargedFen = amountFen - minFen(amountFen, freeFen)
  if (chargedFen === 0n || feePpm === 0n) return 0n
  const feeFen = ratePpm(chargedFen, feePpm)
  return feeFen < feeMinFen ? feeMinFen : feeFen
}
