import { NavLink } from '@/components/ui/nav-link'
import { Tag } from '@/components/ui/tag'
import type { DeskNumbers } from '@/lib/console/companies/schemas'
import type { Translate } from '@/lib/i18n'

/** The way to the companies, with what needs somebody. */
export function CompanyNumbers({ numbers: { companies, enabled, cutOff, pending, scheduled }, t }: { numbers: DeskNumbers; t: Translate }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4">
      <NavLink href="/console/companies" className="tap flex items-center rounded-lg text-link">
        {t('companyDesk.overview', { n: companies, m: enabled })}
      </NavLink>
      {cutOff > 0 && <Tag tone="bad">{t('companyDesk.overviewCut', { n: cutOff })}</Tag>}
      {pending > 0 && <Tag tone="warn">{t('companyDesk.overviewPending', { n: pending })}</Tag>}
      {scheduled > 0 && <Tag tone="plain">{t('companyDesk.overviewScheduled', { n: scheduled })}</Tag>}
    </p>
  )
}
