import { Amount } from '@/components/ui/amount'
import { Icon, type IconName } from '@/components/ui/icon'
import { Spinner } from '@/components/ui/spinner'
import type { Translate } from '@/lib/i18n'
import type { PaymentDto } from '@/lib/payments/schemas'

type State = PaymentDto['state']

const LOOKS: Partial<Record<State, { icon: IconName; colour: string }>> = {
  SUCCEEDED: { icon: 'check', colour: 'bg-brand-fill text-white' },
  FAILED: { icon: 'close', colour: 'bg-danger-fill text-white' },
  CLOSED: { icon: 'clock', colour: 'bg-secondary text-ink-2' },
}

/** What goes to the company next. */
const WAITING: readonly State[] = ['RESERVED', 'CREDITING']

/** The state in one picture, one word and one sentence; read out when it changes. `waitsUntil`: when the company opens that is closed now. */
export function ResultHead({ payment: { state, amountFen, companyName }, waitsUntil, t }: { payment: PaymentDto; waitsUntil: string | null; t: Translate }) {
  const look = LOOKS[state]
  const text = waitsUntil && WAITING.includes(state) ? t('payment.waitsUntil', { until: waitsUntil }) : explain(state, t)
  return (
    <section aria-label={t('payment.resultTitle')} className="bg-cell px-6 pt-8 pb-6 text-center">
      {look ? (
        <span className={`mx-auto flex size-16 items-center justify-center rounded-full ${look.colour}`}>
          <Icon name={look.icon} className="size-10" />
        </span>
      ) : (
        <Spinner className="mx-auto size-16 text-brand" />
      )}
      <div role="status">
        <p className="mt-4 text-title font-semibold">{t(`payment.${state}`)}</p>
        {text && <p className="mt-1 text-note text-ink-2">{text}</p>}
      </div>
      <p className="mt-4">
        <Amount fen={amountFen} />
      </p>
      <p className="text-note text-ink-2">{companyName}</p>
    </section>
  )
}

function explain(state: State, t: Translate): string | null {
  switch (state) {
    case 'FUNDING':
      return t('payment.fundingText')
    case 'RESERVED':
    case 'CREDITING':
      return t('payment.processingText')
    case 'UNKNOWN':
      return t('payment.unknownText')
    case 'REVERSING':
      return t('payment.reversingText')
    case 'SUCCEEDED':
      return t('payment.succeededText')
    default:
      return null
  }
}
