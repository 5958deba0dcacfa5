import { Icon, type IconName } from '@/components/ui/icon'
import type { Translate } from '@/lib/i18n'

/** WeChat's own tab bar; only 我 exists here. */
export function TabBar({ t }: { t: Translate }) {
  const others: [IconName, string][] = [
    ['chat', t('me.tabChats')],
    ['people', t('me.tabContacts')],
    ['compass', t('me.tabDiscover')],
  ]
  return (
    <nav aria-label={t('me.tabs')} className="sticky bottom-0 mt-auto border-t-[0.5px] border-line bg-raised pb-[env(safe-area-inset-bottom)]">
      <ul className="grid grid-cols-4">
        {others.map(([icon, name]) => (
          <li key={name} className="flex flex-col items-center py-1.5 text-caption text-ink-2">
            <Icon name={icon} className="size-6 opacity-60" />
            {name}
            <span className="sr-only">（{t('me.notSimulated')}）</span>
          </li>
        ))}
        <li className="flex flex-col items-center py-1.5 text-caption text-brand-ink">
          <Icon name="person" className="size-6" />
          <span aria-current="page">{t('me.title')}</span>
        </li>
      </ul>
    </nav>
  )
}
