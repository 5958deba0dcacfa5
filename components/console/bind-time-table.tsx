import type { BindTime } from '@/lib/console'
import type { Translate } from '@/lib/i18n'
import { ConsoleTable } from './console-table'

/** Cities beside one another: how a number looks, what is asked for, and how long a binding takes against the seed's figure. */
export function BindTimeTable({ times, t }: { times: BindTime[]; t: Translate }) {
  const minutes = (value: number | null) => (value === null ? '—' : t('admin.minutes', { n: value }))
  return (
    <ConsoleTable label={t('admin.bindTimes')} heads={[t('admin.city'), t('admin.numberRule'), t('admin.proof'), t('admin.seedTime'), t('admin.measured')]}>
      {times.map(({ companyCode, cityName, verification, numberLength, seedMinutes, bindings, medianMinutes }) => (
        <tr key={companyCode} className="border-t border-line">
          <td>{cityName}</td>
          <td>{t('admin.digits', { n: numberLength })}</td>
          <td>{t(`admin.proof${verification as 'SMS' | 'ID_CARD' | 'BOTH'}`)}</td>
          <td className="tabular-nums">{minutes(seedMinutes)}</td>
          <td className="tabular-nums">
            {minutes(medianMinutes)} <span className="text-ink-2">{t('admin.bindings', { n: bindings })}</span>
          </td>
        </tr>
      ))}
    </ConsoleTable>
  )
}
