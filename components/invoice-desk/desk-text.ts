import { momentText } from '@/components/ui/dates'
import { invoiceSays, reasonText } from '@/components/invoice/invoice-state'
import type { Locale, Translate } from '@/lib/i18n'
import type { InvoiceDetailDto, InvoiceDto } from '@/lib/invoices/pack/schemas'
import { isGivenUp } from './letter-moves'

/** In words, and as the bureau says it: staff look it up. */
export const whyNot = ({ reason }: Pick<InvoiceDto, 'reason'>, t: Translate): string => `${reasonText(reason, t)}${reason ? `（${reason}）` : ''}`

/** The state in one sentence, with what somebody has to do about it. */
export function deskSays(invoice: InvoiceDetailDto, isStuck: boolean, locale: Locale, t: Translate): string {
  const { state, isRed, isTakenBack, expectedAt } = invoice
  if (state === 'DISPUTED') return t('invoiceDesk.saysDISPUTED')
  if (state === 'REFUSED') return isGivenUp(invoice) ? t('invoiceDesk.saysAbandoned') : t(isRed ? 'invoiceDesk.saysRedREFUSED' : 'invoiceDesk.saysREFUSED', { why: whyNot(invoice, t) })
  if (isStuck) return t('invoiceDesk.saysSTUCK', { at: momentText(locale, expectedAt) })
  return state === 'ISSUED' && !isRed && !isTakenBack ? t('invoiceDesk.saysISSUED') : invoiceSays(invoice, false, locale, t)
}
