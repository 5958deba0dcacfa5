import { paidWith } from '@/components/funding/source-name'
import { exactText } from '@/components/ui/dates'
import type { Fact } from '@/components/ui/facts'
import type { Locale, MessageKey, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { PaymentDto } from '@/lib/payments/schemas'

/** Everything somebody at a counter may ask for. */
export function receiptFacts(payment: PaymentDto, locale: Locale, t: Translate): Fact[] {
  const { amountFen, arrearsFen, channelBillNo, reservedAt, endedAt, feeFen, refundedFen, creditAt, state } = payment
  const when = (label: MessageKey, at: Date | null): Fact[] => (at ? [{ label: t(label), value: exactText(locale, at) }] : [])
  return [
    { label: t('payment.total'), value: formatFen(amountFen), strong: true },
    ...splitFacts(amountFen, arrearsFen, t),
    ...(feeFen > 0n ? [{ label: t('funding.fee'), value: formatFen(feeFen) }, { label: t('funding.totalWithFee'), value: formatFen(amountFen + feeFen), strong: true }] : []),
    ...(refundedFen > 0n ? [{ label: t('refunds.refunded'), value: formatFen(refundedFen), strong: true }] : []),
    { label: t('payment.source'), value: paidWith(payment, t) },
    ...(state === 'RESERVED' ? when('funding.creditAt', creditAt) : []),
    { label: t('payment.payee'), value: payment.companyName },
    { label: t('payment.alias'), value: payment.alias },
    { label: t('payment.account'), value: payment.billKey },
    { label: t('payment.billNo'), value: payment.billNo },
    { label: t('payment.transactionId'), value: payment.transactionId },
    ...(channelBillNo ? [{ label: t('payment.channelBillNo'), value: channelBillNo }] : []),
    ...when('payment.createdAt', payment.createdAt),
    ...when('payment.paidAt', reservedAt),
    ...when('payment.endedAt', endedAt),
    { label: t('payment.hotline'), value: payment.hotline },
  ]
}

/** How much settles bills and how much is kept for later ones. */
export function splitFacts(amountFen: bigint, arrearsFen: bigint, t: Translate): { label: string; value: string }[] {
  const prepaidFen = amountFen - arrearsFen
  return [
    ...(arrearsFen > 0n ? [{ label: t('payment.settles'), value: formatFen(arrearsFen) }] : []),
    ...(prepaidFen > 0n ? [{ label: t('payment.becomesPrepaid'), value: formatFen(prepaidFen) }] : []),
  ]
}
