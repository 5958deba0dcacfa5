import type { SourceCode } from './sources'

/** Why a source is recommended: a key of the texts. */
export type AdviceReason = 'SMALL' | 'LARGE_PREPAY' | 'FAMILY' | 'NO_FEE'
export type Advice = { id: string; reason: AdviceReason }
type Candidate = { id: string; source: SourceCode; feeFen: bigint }

/** The source text names the occasions, not the amounts; these are ours. */
export const ADVICE = { smallFen: 20_000n, largeFen: 100_000n }

/** Which of the usable sources suits (rule P5): a small bill 零钱, a large prepayment 信用卡, parents whose child pays 亲情卡; else one without a fee. */
export function advise(usable: readonly Candidate[], { amountFen, intent }: { amountFen: bigint; intent: string }, { smallFen, largeFen } = ADVICE): Advice | null {
  const first = (source: SourceCode) => usable.find((one) => one.source === source)
  const pick = (one: Candidate | undefined, reason: AdviceReason): Advice | null => (one ? { id: one.id, reason } : null)
  return (
    pick(first('FAMILY_CARD'), 'FAMILY') ??
    (intent === 'PREPAY' && amountFen >= largeFen ? pick(first('CREDIT_CARD'), 'LARGE_PREPAY') : null) ??
    (amountFen <= smallFen ? pick(first('BALANCE'), 'SMALL') : null) ??
    pick(usable.find((one) => one.feeFen === 0n), 'NO_FEE')
  )
}
