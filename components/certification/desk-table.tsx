import { ConsoleTable } from '@/components/console/console-table'
import { buttonClass } from '@/components/ui/button'
import { NavLink } from '@/components/ui/nav-link'
import { SelectField } from '@/components/ui/select-field'
import type { Translate } from '@/lib/i18n'
import type { CertificationState, DeskCertificationDto } from '@/lib/invoices/certification/schemas'
import { formatInstant } from '@/lib/kernel/calendar'
import { CertificationTag, STATES } from './certification-state'

export function CertificationTable({ certifications, t }: { certifications: DeskCertificationDto[]; t: Translate }) {
  const heads = (['time', 'resident', 'name', 'taxId', 'decidedBy', 'state'] as const).map((name) => t(`certification.${name}`))
  return (
    <ConsoleTable label={t('certification.list')} heads={heads}>
      {certifications.map(({ id, appliedAt, resident, name, taxId, decidedBy, state }) => (
        <tr key={id} className="border-t border-line">
          <td className="tabular-nums">
            <NavLink href={`/console/certifications/${id}`} label={t('certification.openOne', { name })} className="inline-flex min-h-[var(--tap)] min-w-[var(--tap)] items-center text-link">
              {formatInstant(appliedAt)}
            </NavLink>
          </td>
          <td>{resident}</td>
          <td className="max-w-80 truncate">{name}</td>
          <td className="font-mono">{taxId}</td>
          <td>{decidedBy ?? '—'}</td>
          <td>
            <CertificationTag state={state} t={t} />
          </td>
        </tr>
      ))}
    </ConsoleTable>
  )
}

/** A plain form: the address holds what is chosen. */
export function CertificationFilters({ state, t }: { state?: CertificationState; t: Translate }) {
  return (
    <form role="search" action="/console/certifications" aria-label={t('certification.filter')} className="flex flex-wrap items-end gap-3">
      <SelectField name="state" label={t('certification.state')} value={state} all={t('certification.all')} options={STATES.map((value) => ({ value, text: t(`certification.${value}`) }))} />
      <button type="submit" className={buttonClass('default', 'small')}>
        {t('certification.apply')}
      </button>
      {state && (
        <NavLink href="/console/certifications" className="tap flex items-center text-link">
          {t('certification.clear')}
        </NavLink>
      )}
    </form>
  )
}
