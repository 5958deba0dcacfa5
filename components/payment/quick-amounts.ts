const USUAL = [50n, 100n, 200n, 500n, 1000n, 2000n]

/** Round sums in whole yuan that cover what is due and that the company takes; four at most. */
export function quickAmounts(dueFen: bigint, minFen: bigint, maxFen: bigint): string[] {
  return USUAL.filter((yuan) => yuan * 100n >= dueFen && yuan * 100n >= minFen && yuan * 100n <= maxFen)
    .slice(0, 4)
    .map(String)
}
