import { ActionForm } from '@/components/ui/action-form'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormAction } from '@/components/ui/form-state'
import { NavLink } from '@/components/ui/nav-link'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SavedView } from '@/lib/console/schemas'
import type { Translate } from '@/lib/i18n'

type Props = { views: SavedView[]; query: string; save: FormAction; remove: FormAction; t: Translate }

/** Filters that somebody wants again, and keeping the present one. */
export function SavedViews({ views, query, save, remove, t }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-3 text-note">
      {views.length > 0 && <span className="text-ink-2">{t('companyDesk.views')}</span>}
      {views.map((view) => (
        <span key={view.id} className="flex items-center rounded-lg bg-cell">
          <NavLink href={`/console/companies?${view.query}`} className="tap flex items-center px-3 text-link">
            {view.name}
          </NavLink>
          <ActionForm action={remove} label={t('companyDesk.removeView', { name: view.name })}>
            <input type="hidden" name="id" value={view.id} />
            <button type="submit" aria-label={t('companyDesk.removeView', { name: view.name })} className="tap cursor-pointer rounded-lg px-3 text-ink-2 active:bg-pressed">
              ×
            </button>
          </ActionForm>
        </span>
      ))}
      {query !== '' && (
        <ActionForm action={save} label={t('companyDesk.saveView')} className="flex items-center gap-2">
          <input type="hidden" name="list" value="companies" />
          <input type="hidden" name="query" value={query} />
          <input name="name" maxLength={30} placeholder={t('companyDesk.viewName')} aria-label={t('companyDesk.viewName')} autoComplete="off" className="tap w-32 rounded-lg bg-cell px-3 text-note text-ink" />
          <SubmitButton kind="default" size="small" pendingText={t('companyDesk.saving')}>
            {t('companyDesk.saveView')}
          </SubmitButton>
          <FormProblem />
        </ActionForm>
      )}
    </div>
  )
}
