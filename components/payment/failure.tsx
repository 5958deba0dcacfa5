import { CellGroup } from '@/components/ui/cells'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { PaymentDto } from '@/lib/payments/schemas'

type Props = { payment: PaymentDto; /** The bank side has not given back what it holds yet */ isHeld: boolean; t: Translate }

/** Rule E6: what happened, whose side, whether money moved, what to do, and a code to quote. */
export function Failure({ payment, isHeld, t }: Props) {
  const facts = factsOf(payment, isHeld, t)
  return (
    <CellGroup>
      <dl className="flex flex-col gap-3 px-4 py-4">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-note text-ink-2">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </CellGroup>
  )
}

function factsOf(payment: PaymentDto, isHeld: boolean, t: Translate): [string, string][] {
  const { state, failureCode, hotline } = payment
  if (state === 'CLOSED') {
    return [
      [t('payment.what'), t('payment.whatExpired')],
      [t('payment.whose'), t('payment.whoseNobody')],
      [t('payment.money'), t('payment.moneyNever')],
      [t('payment.next'), t('payment.nextAgain')],
      [t('payment.code'), 'PAYMENT_EXPIRED'],
    ]
  }
  const refused = !OURS.includes(failureCode ?? '')
  return [
    [t('payment.what'), whatHappened(payment, t)],
    [t('payment.whose'), t('payment.whoseCompany')],
    [t('payment.money'), t(isHeld ? 'payment.moneyGoingBack' : 'payment.moneyBack', { amount: formatFen(payment.amountFen + payment.feeFen) })],
    [t('payment.next'), t(refused ? 'payment.nextCall' : 'payment.nextLater', { hotline })],
    ...(failureCode ? [[t('payment.code'), failureCode] as [string, string]] : []),
  ]
}

/** Codes the platform gives itself; any other is the company's. */
const OURS = ['COMPANY_UNAVAILABLE', 'NOT_CREDITED', 'REVERSED']

function whatHappened({ failureCode, failurePrompt }: PaymentDto, t: Translate): string {
  if (failureCode === 'COMPANY_UNAVAILABLE') return t('payment.whatUnavailable')
  if (failureCode === 'NOT_CREDITED') return t('payment.whatNotCredited')
  if (failureCode === 'REVERSED') return t('payment.whatReversed')
  return t('payment.whatRefused', { prompt: failurePrompt ?? '—' })
}
