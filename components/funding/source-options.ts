import { errorText, type Locale, type Translate } from '@/lib/i18n'
import type { Choices, SourceChoice } from '@/lib/funding/schemas'
import { formatFen } from '@/lib/kernel/money'
import { sourceName } from './source-name'

/** One line of the list of sources, ready to show. `feeFen` goes back as it came: it is what the resident agrees to. */
export type SourceOption = { id: string; name: string; notes: string[]; reason: string | null; problem: string | null; feeFen: string; fee: string | null; total: string }

/** Fee, arrival and what is left of each source, or why it is off (rule P5). */
export function sourceOptions({ choices, advice }: Choices, amountFen: bigint, locale: Locale, t: Translate): SourceOption[] {
  return choices.map((choice) => ({
    id: choice.id,
    name: sourceName(choice, t),
    notes: [feeNote(choice, t), arrivalText(choice.arrivalSeconds, t), ...leftNote(choice, t)],
    reason: advice?.id === choice.id ? t(`funding.${advice.reason}`) : null,
    problem: problemText(choice, locale, t),
    feeFen: String(choice.feeFen),
    fee: choice.feeFen > 0n ? formatFen(choice.feeFen) : null,
    total: formatFen(amountFen + choice.feeFen),
  }))
}

/** What is missing says more than that something is. */
function problemText({ problem }: SourceChoice, locale: Locale, t: Translate): string | null {
  if (problem?.code === 'INSUFFICIENT_BALANCE') return t('funding.short', { amount: `¥${problem.params.missing}` })
  return problem && errorText(locale, problem.code, problem.params)
}

const feeNote = ({ feeFen }: SourceChoice, t: Translate) => (feeFen > 0n ? t('funding.feeNote', { amount: formatFen(feeFen) }) : t('funding.noFee'))

export function arrivalText(seconds: number, t: Translate): string {
  if (seconds === 0) return t('funding.now')
  return seconds % 3600 === 0 ? t('funding.hours', { count: seconds / 3600 }) : t('funding.minutes', { count: Math.ceil(seconds / 60) })
}

function leftNote({ leftFen, leftBy }: SourceChoice, t: Translate): string[] {
  return leftFen === null || leftBy === null ? [] : [t(`funding.left${leftBy}`, { amount: formatFen(leftFen) })]
}
