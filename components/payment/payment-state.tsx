import { Tag, type Tone } from '@/components/ui/tag'
import type { Translate } from '@/lib/i18n'
import type { PaymentDto } from '@/lib/payments/schemas'

type State = PaymentDto['state']

const TONES: Record<State, Tone> = { CREATED: 'plain', FUNDING: 'warn', RESERVED: 'warn', CREDITING: 'warn', UNKNOWN: 'warn', REVERSING: 'warn', SUCCEEDED: 'good', FAILED: 'bad', CLOSED: 'plain' }

export function PaymentStateTag({ state, t }: { state: State; t: Translate }) {
  return <Tag tone={TONES[state]}>{t(`payment.${state}`)}</Tag>
}
