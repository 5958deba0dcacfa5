import type { ReactNode } from 'react'
import { momentText } from '@/components/ui/dates'
import { NavLink } from '@/components/ui/nav-link'
import { Tag } from '@/components/ui/tag'
import type { Locale, Translate } from '@/lib/i18n'
import type { BureauState } from '@/lib/invoices/desk/schemas'

type Props = { bureau: BureauState; locale: Locale; t: Translate }

/** How the way to the tax bureau is: whether it works, and what waits for it. */
export function BureauCard({ bureau: { opensAt, waiting, stuck, oldestAt, answeredAt }, locale, t }: Props) {
  const moment = (at: Date | null) => (at ? momentText(locale, at) : t('invoiceDesk.nobody'))
  return (
    <section aria-labelledby="bureau" className="flex flex-col gap-3 rounded-xl bg-cell p-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id="bureau" className="text-body font-medium">
          {t('invoiceDesk.bureau')}
        </h2>
        <Tag tone={opensAt ? 'warn' : 'good'}>{t(opensAt ? 'invoiceDesk.closed' : 'invoiceDesk.open')}</Tag>
        <p role="status" className={`w-full text-note ${opensAt ? 'text-warn' : 'text-ink-2'}`}>
          {opensAt ? t('invoiceDesk.closedUntil', { at: momentText(locale, opensAt) }) : t('invoiceDesk.openNote')}
        </p>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 border-t border-line pt-3 sm:grid-cols-4">
        <Figure label={t('invoiceDesk.waiting')}>{t('invoiceDesk.pieces', { n: waiting })}</Figure>
        <Figure label={t('invoiceDesk.stuck')}>
          {stuck > 0 ? (
            <NavLink href="/console/invoices?state=STUCK" className="tap -my-2 inline-flex items-center text-danger underline underline-offset-4">
              {t('invoiceDesk.pieces', { n: stuck })}
            </NavLink>
          ) : (
            t('invoiceDesk.pieces', { n: stuck })
          )}
        </Figure>
        <Figure label={t('invoiceDesk.oldest')} isLong>
          {moment(oldestAt)}
        </Figure>
        <Figure label={t('invoiceDesk.newest')} isLong>
          {moment(answeredAt)}
        </Figure>
      </dl>
    </section>
  )
}

function Figure({ label, isLong, children }: { label: string; isLong?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt className="text-note text-ink-2">{label}</dt>
      <dd className={`tabular-nums ${isLong ? 'text-note leading-7' : 'text-title font-semibold'}`}>{children}</dd>
    </div>
  )
}
