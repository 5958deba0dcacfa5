import { Steps } from '@/components/ui/steps'
import type { Translate } from '@/lib/i18n'
import type { PaymentDto } from '@/lib/payments/schemas'

/** How far a payment under way has come. */
export function Progress({ state, t }: { state: PaymentDto['state']; t: Translate }) {
  return (
    <div className="bg-cell pb-4">
      <Steps label={t('payment.progress')} steps={[t('payment.stepReserved'), t('payment.stepSent'), t('payment.stepCredited')]} at={state === 'FUNDING' ? -1 : state === 'RESERVED' ? 0 : 1} />
    </div>
  )
}
