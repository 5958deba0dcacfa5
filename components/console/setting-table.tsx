import { NavLink } from '@/components/ui/nav-link'
import { Tag } from '@/components/ui/tag'
import type { SettingDto } from '@/lib/funding/schemas'
import type { Translate } from '@/lib/i18n'
import { ConsoleTable } from './console-table'
import { settingText } from './setting-text'

type Props = { settings: SettingDto[]; mayChange: boolean; t: Translate }

/** The settings of one source: what holds, and where it comes from. */
export function SettingTable({ settings, mayChange, t }: Props) {
  const source = settings[0] ? t(`funding.${settings[0].source}`) : ''
  const heads = [t('wallet.name'), t('wallet.value'), t('wallet.origin'), t('wallet.defaultValue'), ...(mayChange ? [t('wallet.edit')] : [])]
  return (
    <ConsoleTable label={source} heads={heads}>
      {settings.map(({ name, unit, value, origin, defaultValue, defaultOrigin, source: code }) => (
        <tr key={name} className="border-t border-line">
          <th scope="row" className="px-4 py-2 font-normal whitespace-nowrap">
            {t(`wallet.S_${name}`)}
          </th>
          <td className="tabular-nums">{settingText(unit, value, t)}</td>
          <td>
            <Tag tone={origin === 'CHANGED' ? 'warn' : origin === 'TEXT' ? 'good' : 'plain'}>{t(`wallet.origin${origin}`)}</Tag>
          </td>
          <td className="tabular-nums text-ink-2">
            {settingText(unit, defaultValue, t)} · {t(`wallet.origin${defaultOrigin}`)}
          </td>
          {mayChange && (
            <td>
              <NavLink href={`/console/sources/${code}/${name}`} label={`${t('wallet.edit')} ${source} ${t(`wallet.S_${name}`)}`} className="inline-flex min-h-[var(--tap)] items-center text-link">
                {t('wallet.edit')}
              </NavLink>
            </td>
          )}
        </tr>
      ))}
    </ConsoleTable>
  )
}
