import { NavLink } from '@/components/ui/nav-link'
import type { Translate } from '@/lib/i18n'

export type NamedGroup = { key: string; name: string }
type Props = { href: string; groups: NamedGroup[]; chosen: string; t: Translate }

/** One group at a time, or all; nothing to choose from when there is only one. */
export function GroupChips({ href, groups, chosen, t }: Props) {
  if (groups.length < 2) return null
  return (
    <nav aria-label={t('manage.groups')} className="flex flex-wrap gap-2 px-2 pt-2">
      {[{ key: '', name: t('manage.all') }, ...groups].map(({ key, name }) => (
        <NavLink
          key={key}
          href={key ? `${href}?group=${encodeURIComponent(key)}` : href}
          current={key === chosen}
          className="tap flex items-center rounded-full bg-cell px-4 text-note text-ink-2 active:bg-pressed aria-[current]:bg-brand-soft aria-[current]:font-medium aria-[current]:text-brand-ink"
        >
          {name}
        </NavLink>
      ))}
    </nav>
  )
}
