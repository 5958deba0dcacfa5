import { momentText } from '@/components/ui/dates'
import { Notice } from '@/components/ui/notice'
import type { Closed } from '@/lib/companies/schemas'
import type { Locale, Translate } from '@/lib/i18n'

type Props = { closed: Closed | null; locale: Locale; t: Translate; children?: string }

/** That the company is closed by agreement, and until when; nothing while it is open. */
export function ClosedNotice({ closed, locale, t, children }: Props) {
  if (!closed) return null
  return (
    <Notice tone="warn" title={t(`payment.closed${closed.kind}`, { until: momentText(locale, closed.until) })}>
      {children}
    </Notice>
  )
}
