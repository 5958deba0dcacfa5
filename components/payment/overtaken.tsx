import { LinkButton } from '@/components/ui/button'
import { momentText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Screen } from '@/components/ui/screen'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { PaymentDto } from '@/lib/payments/schemas'

type Props = { other: PaymentDto; locale: Locale; t: Translate }

/** Instead of the confirm page, when the resident has meanwhile agreed to another payment for the same number. */
export function Overtaken({ other, locale, t }: Props) {
  const paid = other.state === 'SUCCEEDED'
  const facts = { at: momentText(locale, other.reservedAt ?? other.createdAt), amount: formatFen(other.amountFen), state: t(`payment.${other.state}`) }
  return (
    <Screen title={t('payment.confirmTitle')} back={{ href: `/water/${other.waterAccountId}`, label: t('me.back', { title: t('account.title') }) }}>
      <div role="status">
        <Empty icon={paid ? 'check' : 'clock'} title={t(paid ? 'payment.overtakenPaid' : 'payment.overtaken')} note={t('payment.overtakenText', facts)}>
          <LinkButton href={`/payments/${other.id}`} kind="primary">
            {t('payment.seeOther')}
          </LinkButton>
          <LinkButton href={`/water/${other.waterAccountId}`} kind="default" className="mt-3">
            {t('payment.toAccount')}
          </LinkButton>
        </Empty>
      </div>
    </Screen>
  )
}
