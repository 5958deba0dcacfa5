import { ConsoleTable } from '@/components/console/console-table'
import type { Change } from '@/lib/companies/changes/schemas'
import type { Translate } from '@/lib/i18n'
import { settingName, settingValue } from './setting-text'

/** What changes, setting by setting. */
export function ChangeTable({ changes, t }: { changes: readonly Change[]; t: Translate }) {
  return (
    <ConsoleTable label={t('companyDesk.changes')} heads={[t('companyDesk.setting'), t('companyDesk.was'), t('companyDesk.becomes')]}>
      {changes.map(({ name, from, to }) => (
        <tr key={name} className="border-t border-line">
          <th scope="row" className="px-4 py-2 font-normal">
            {settingName(name, t)}
          </th>
          <td className="max-w-md !whitespace-normal break-words text-ink-2">{settingValue(name, from, t)}</td>
          <td className="max-w-md !whitespace-normal break-words">{settingValue(name, to, t)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}
