/**
 * 红字信息确认单 (DOMAIN.md §3.3): whether a blue invoice may be taken back.
 * 01 nobody has to confirm (a person's ordinary invoice)   02 the seller has entered it, the buyer has to confirm
 * 03 the buyer has entered it, the seller has to confirm    04 both have confirmed
 * 05 the buyer says no   06 the seller says no   07 nobody has confirmed within 72 hours
 * 08 withdrawn by whoever entered it   09 withdrawn after it was confirmed, or needed nobody's word, while the bureau refuses the red invoice
 */
export const LETTER_STATES = ['01', '02', '03', '04', '05', '06', '07', '08', '09'] as const
export type LetterState = (typeof LETTER_STATES)[number]

export const LETTER_MOVES = {
  '01': ['09'],
  '02': ['04', '05', '07', '08'],
  '03': ['04', '06', '07', '08'],
  '04': ['09'],
  '05': [],
  '06': [],
  '07': [],
  '08': [],
  '09': [],
} as const satisfies Record<LetterState, readonly LetterState[]>

/** Those that count: their invoice is taken back, or will be once confirmed. */
export const OPEN_LETTERS: readonly LetterState[] = ['01', '02', '03', '04']

export function mayMove(from: LetterState, to: LetterState): boolean {
  return (LETTER_MOVES[from] as readonly LetterState[]).includes(to)
}
