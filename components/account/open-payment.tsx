import { LinkButton } from '@/components/ui/button'
import type { Translate } from '@/lib/i18n'

/** What waits for a payment under way, and the way to it. */
export function OpenPayment({ id, text, t }: { id: string; text: string; t: Translate }) {
  return (
    <>
      <p className="pb-3 text-note text-warn">{text}</p>
      <LinkButton href={`/payments/${id}`} kind="primary">
        {t('account.openPaymentLink')}
      </LinkButton>
    </>
  )
}
