import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { Outlook } from '@/lib/payments/records/schemas'
import type { PaymentDto } from '@/lib/payments/schemas'

/** What happens to a payment next without anybody doing anything; null when nothing does. */
export function nextText({ state, amountFen, feeFen, creditAt }: PaymentDto, { now, bank }: Outlook, t: Translate): string | null {
  switch (state) {
    case 'FUNDING':
      return t('records.nextFUNDING')
    case 'RESERVED':
      return t(creditAt && creditAt > now ? 'records.nextArrival' : 'records.nextRESERVED')
    case 'CREDITING':
      return t('records.nextCREDITING')
    case 'UNKNOWN':
      return t('records.nextUNKNOWN')
    case 'REVERSING':
      return t('records.nextREVERSING', { amount: formatFen(amountFen + feeFen) })
    case 'FAILED':
      return bank?.state === 'AUTHORISED' ? t('records.nextReleased', { amount: formatFen(amountFen + feeFen) }) : null
    default:
      return null
  }
}
