import { dayText, momentText } from '@/components/ui/dates'
import { NavLink } from '@/components/ui/nav-link'
import { Tag } from '@/components/ui/tag'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import type { Locale, Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { maskNumber } from './masked-number'

/** `group`: the one shown, to which an account's page leads back. */
type Props = { group: string; accounts: WaterAccountDto[]; stale: string[]; locale: Locale; t: Translate }

/** The bound accounts, each with what it owes or has; of the stale ones is said how old that is. */
export function AccountList({ group, accounts, stale, locale, t }: Props) {
  return (
    <ul aria-label={t('water.accounts')} className="flex flex-col gap-2 px-2 pt-2">
      {accounts.map((account) => (
        <li key={account.id}>
          <NavLink href={`/water/${account.id}${group && `?group=${encodeURIComponent(group)}`}`} className="relative flex items-center gap-3 rounded-lg bg-cell px-4 py-4 active:bg-pressed">
            <span className="min-w-0 grow">
              <span className="block font-medium break-words">{account.alias}</span>
              <span className="mt-0.5 block text-note text-ink-2">{account.companyName}</span>
              <span className="block text-note text-ink-2 tabular-nums">{t('water.number', { number: maskNumber(account.billKey) })}</span>
              {stale.includes(account.id) && account.refreshedAt && <span className="block text-note text-warn">{t('water.asOf', { at: momentText(locale, account.refreshedAt) })}</span>}
            </span>
            <Owed account={account} locale={locale} t={t} />
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

function Owed({ account: { dueFen, balanceFen, overdue, oldestDueOn }, locale, t }: { account: WaterAccountDto; locale: Locale; t: Translate }) {
  if (dueFen === null) return <span className="shrink-0 text-note text-ink-2">{t('water.notRead')}</span>
  if (dueFen > 0n) {
    return (
      <span className="shrink-0 text-right">
        <span className="block text-note text-ink-2">{t('water.due')}</span>
        <span className="block text-title font-semibold tabular-nums">{formatFen(dueFen)}</span>
        {overdue && <Tag tone="bad">{t('water.overdue')}</Tag>}
        {!overdue && oldestDueOn && <span className="block text-caption text-ink-2">{t('water.dueBy', { day: dayText(locale, oldestDueOn) })}</span>}
      </span>
    )
  }
  return (
    <span className="shrink-0 text-right text-note">
      <span className="block text-brand-ink">{t('water.noDue')}</span>
      {balanceFen !== null && <span className="block text-ink-2 tabular-nums">{t('water.balance', { amount: formatFen(balanceFen) })}</span>}
    </span>
  )
}
