import { buttonClass } from '@/components/ui/button'
import { monthText } from '@/components/ui/dates'
import { NavLink } from '@/components/ui/nav-link'
import { SelectField } from '@/components/ui/select-field'
import { Tag } from '@/components/ui/tag'
import type { Locale, Translate } from '@/lib/i18n'
import type { OrganisationMonth } from '@/lib/invoices/desk/schemas'
import { formatFen } from '@/lib/kernel/money'
import { LimitBar, SCALE_LIMITS } from './limit-bar'

/** `months`: those to choose from, the present one first. */
type FormProps = { month: string; months: string[]; locale: Locale; t: Translate }

export function MonthForm({ month, months: [present = month, ...earlier], locale, t }: FormProps) {
  const options = earlier.includes(month) || month === present ? earlier : [...earlier, month]
  return (
    <form role="search" action="/console/invoices/months" aria-label={t('invoiceDesk.month')} className="flex flex-wrap items-end gap-3">
      <SelectField name="month" label={t('invoiceDesk.month')} value={month === present ? '' : month} all={t('invoiceDesk.present', { month: monthText(locale, present) })} options={options.map((value) => ({ value, text: monthText(locale, value) }))} />
      <button type="submit" className={buttonClass('default', 'small')}>
        {t('invoiceDesk.show')}
      </button>
    </form>
  )
}

type Props = { rows: OrganisationMonth[]; limitFen: bigint; t: Translate }

/** A card an organisation: what it has paid beside the limit, and what stands on its invoices. */
export function MonthList({ rows, limitFen, t }: Props) {
  return (
    <>
      <p className="text-note text-ink-2">{t('invoiceDesk.scale', { limit: formatFen(limitFen), most: formatFen(limitFen * SCALE_LIMITS) })}</p>
      <ul aria-label={t('invoiceDesk.organisation')} className="flex flex-col gap-3">
        {rows.map((row) => (
          <li key={row.taxId} className="grid gap-x-8 gap-y-3 rounded-xl bg-cell p-4 md:grid-cols-2">
            <div className="min-w-0">
              <p>
                <span className="font-medium">{row.name}</span> {row.needsSpecial && <Tag tone="warn">{t('invoiceDesk.needsSpecial')}</Tag>}
              </p>
              <NavLink href={`/console/invoices?q=${row.taxId}`} label={t('invoiceDesk.seeInvoices', { name: row.name })} className="tap inline-flex items-center font-mono text-note text-link">
                {row.taxId}
              </NavLink>
            </div>
            <div className="min-w-0">
              <p className="flex flex-wrap justify-between gap-x-3 text-note">
                <span className="text-ink-2">{t('invoiceDesk.paid')}</span>
                <span className="tabular-nums">
                  <span className="font-semibold">{formatFen(row.paidFen)}</span> · {t('invoiceDesk.ofLimit', { percent: percentOf(row.paidFen, limitFen) })}
                </span>
              </p>
              <LimitBar paidFen={row.paidFen} limitFen={limitFen} />
              <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-note">
                <Figure label={t('invoiceDesk.invoices')} text={t('invoiceDesk.pieces', { n: row.invoices })} />
                <Figure label={t('invoiceDesk.ordinary')} text={formatFen(row.ordinaryFen)} />
                <Figure label={t('invoiceDesk.special')} text={formatFen(row.specialFen)} />
              </dl>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Whole ones, rounded down; more than nothing never reads as nothing. */
function percentOf(paidFen: bigint, limitFen: bigint): string {
  const percent = (paidFen * 100n) / limitFen
  return paidFen > 0n && percent === 0n ? '<1' : `${percent}`
}

function Figure({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex gap-2">
      <dt className="text-ink-2">{label}</dt>
      <dd className="tabular-nums">{text}</dd>
    </div>
  )
}
