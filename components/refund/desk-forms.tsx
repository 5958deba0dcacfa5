import { buttonClass } from '@/components/ui/button'
import { NavLink } from '@/components/ui/nav-link'
import { SelectField } from '@/components/ui/select-field'
import type { Translate } from '@/lib/i18n'
import type { RefundState } from '@/lib/payments/refunds/schemas'

/** A plain form: the address holds the number. */
export function FindForm({ number, t }: { number: string; t: Translate }) {
  return (
    <form role="search" action="/console/refunds" aria-label={t('refunds.find')} className="flex flex-wrap items-end gap-3">
      <label className="flex min-w-0 grow flex-col text-caption text-ink-2">
        {t('refunds.findLabel')}
        <input name="number" defaultValue={number} maxLength={64} autoComplete="off" enterKeyHint="search" className="tap w-full min-w-0 rounded-lg bg-cell px-3 font-mono text-note text-ink" />
      </label>
      <button type="submit" className={buttonClass('primary', 'small')}>
        {t('refunds.findButton')}
      </button>
    </form>
  )
}

const STATES: readonly RefundState[] = ['PENDING', 'ABNORMAL', 'RED', 'ASKING', 'PAYING', 'ARRIVING', 'SUCCESS', 'CLOSED']

export function RefundFilters({ state, t }: { state?: RefundState; t: Translate }) {
  return (
    <form role="search" action="/console/refunds" aria-label={t('refunds.filter')} className="flex flex-wrap items-end gap-3">
      <SelectField name="state" label={t('refunds.state')} value={state} all={t('refunds.all')} options={STATES.map((value) => ({ value, text: t(`refunds.${value}`) }))} />
      <button type="submit" className={buttonClass('default', 'small')}>
        {t('refunds.apply')}
      </button>
      {state && (
        <NavLink href="/console/refunds" className="tap flex items-center text-link">
          {t('refunds.clear')}
        </NavLink>
      )}
    </form>
  )
}
