import { refusalText } from '@/components/funding/source-name'
import { momentText } from '@/components/ui/dates'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import type { DeskRefundDto } from '@/lib/payments/refunds/schemas'

/** The state in one sentence for the desk. `limitFen`: above which a second person decides. */
export function deskSays({ state, arrivesAt }: DeskRefundDto, limitFen: bigint, locale: Locale, t: Translate): string {
  return t(`refunds.desk${state}`, { limit: formatFen(limitFen), at: arrivesAt ? momentText(locale, arrivesAt) : '' })
}

/** Why somebody said no: one of us, the company in its own words, or the bank side. */
export function whyNot({ code, prompt }: DeskRefundDto, t: Translate): string | null {
  if (code === 'REJECTED' || code === 'WITHDRAWN' || code === 'INVOICE_KEPT') return t(`refunds.${code}`)
  if (prompt) return `${prompt}（${code}）`
  return code === null ? null : `${refusalText(code, t)}（${code}）`
}
