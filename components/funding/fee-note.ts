import type { Choices } from '@/lib/funding/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'

/** Why there is a fee: what is proved of which companies, and of which nothing is (rule P3). `companies`: the name of each part's. */
export function feeNote({ choices, channels }: Choices, companies: readonly string[], t: Translate): string | null {
  const dear = channels.map((channel, n) => ({ ...channel, name: companies[n] ?? '' })).filter(({ channel }) => channel !== 'DIRECT')
  const namesOf = (proven: boolean) => [...new Set(dear.filter(({ isProven }) => isProven === proven).map(({ name }) => name))].join(t('common.comma'))
  const most = choices.reduce((fee, { feeFen }) => (feeFen > fee ? feeFen : fee), 0n)
  const [proven, unproven] = [namesOf(true), namesOf(false)]
  const notes = [...(proven ? [t('funding.feeProven', { names: proven })] : []), ...(unproven && most > 0n ? [t('funding.feeUnknown', { names: unproven, amount: formatFen(most) })] : [])]
  return notes.join(t('common.semicolon')) || null
}
