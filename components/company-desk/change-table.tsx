import { ConsoleTable } from '@/components/console/console-table'
import type { Change } from '@/lib/companies/changes/schemas'
import type { Translate } from '@/lib/i18n'
import { fieldName, settingLines } from './setting-text'

/** What changes, setting by setting, and within a price table field by field. */
export function ChangeTable({ changes, t }: { changes: readonly Change[]; t: Translate }) {
  return (
    <ConsoleTable label={t('companyDesk.changes')} heads={[t('companyDesk.setting'), t('companyDesk.was'), t('companyDesk.becomes')]}>
      {changes.flatMap(({ name, from, to }) =>
        settingLines(name, [from, to], t).map(({ field, texts: [was, becomes] }) => (
          <tr key={`${name} ${field}`} className="border-t border-line">
            <th scope="row" className="px-4 py-2 font-normal">
              {fieldName(name, field, t)}
            </th>
            <td className="max-w-md !whitespace-normal break-words text-ink-2">{was}</td>
            <td className="max-w-md !whitespace-normal break-words">{becomes}</td>
          </tr>
        )),
      )}
    </ConsoleTable>
  )
}
