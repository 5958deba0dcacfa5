import { buttonClass } from '@/components/ui/button'
import { NavLink } from '@/components/ui/nav-link'
import type { Translate } from '@/lib/i18n'

/** Asks the server, so that it works before any script does. */
export function AccountSearch({ query, found, t }: { query: string; found: number; t: Translate }) {
  return (
    <search className="px-2 pt-2">
      <form action="/water/manage" className="flex items-center gap-2 rounded-lg bg-cell py-1 pr-1 pl-4">
        <input type="search" name="q" defaultValue={query} key={query} maxLength={40} aria-label={t('manage.search')} placeholder={t('manage.searchPlaceholder')} enterKeyHint="search" autoComplete="off" className="tap min-w-0 grow bg-transparent caret-brand outline-none placeholder:text-ink-2" />
        <button type="submit" className={buttonClass('default', 'small')}>
          {t('manage.find')}
        </button>
      </form>
      {query && (
        <p role="status" className="flex items-center justify-between px-2 pt-1 text-note text-ink-2">
          {t('manage.found', { count: found })}
          <NavLink href="/water/manage" className="tap flex items-center px-2 text-link">
            {t('manage.clear')}
          </NavLink>
        </p>
      )}
    </search>
  )
}
