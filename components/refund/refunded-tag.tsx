import { Tag } from '@/components/ui/tag'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'

type Props = { payment: { amountFen: bigint; feeFen: bigint; refundedFen: bigint }; t: Translate }

/** What went back of a payment that succeeded. */
export function RefundedTag({ payment: { amountFen, feeFen, refundedFen }, t }: Props) {
  return <Tag>{refundedFen === amountFen + feeFen ? t('refunds.full') : t('refunds.part', { amount: formatFen(refundedFen) })}</Tag>
}
