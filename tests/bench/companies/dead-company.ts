/**
 * How much slower payments to others are while one company does not answer, as a ratio of their p95 to that of a run in which it does.
 * Measured by whoever keeps companies apart from one another (rule S5); until then nothing is.
 */
export async function deadCompanyRatio(): Promise<number | null> {
  return null
}
