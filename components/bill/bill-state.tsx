import { Tag, type Tone } from '@/components/ui/tag'
import type { BillState } from '@/lib/bills/schemas'
import type { Translate } from '@/lib/i18n'

const TONES: Record<BillState, Tone> = { PAID: 'good', DUE: 'warn', OVERDUE: 'bad' }

export function BillStateTag({ state, t }: { state: BillState; t: Translate }) {
  return <Tag tone={TONES[state]}>{t(`account.${state}`)}</Tag>
}
