import type { BindTime } from '@/lib/console'
import type { Translate } from '@/lib/i18n'

/** Cities beside one another: how a number looks, what is asked for, and how long a binding takes against the seed's figure. */
export function BindTimeTable({ times, t }: { times: BindTime[]; t: Translate }) {
  const minutes = (value: number | null) => (value === null ? '—' : t('admin.minutes', { n: value }))
  const heads = [t('admin.city'), t('admin.numberRule'), t('admin.proof'), t('admin.seedTime'), t('admin.measured')]
  return (
    <div className="overflow-x-auto rounded-xl bg-cell" tabIndex={0} role="region" aria-label={t('admin.bindTimes')}>
      <table className="w-full text-left text-note">
        <thead>
          <tr className="text-ink-2">
            {heads.map((head) => (
              <th key={head} scope="col" className="px-4 py-2 font-normal whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map(({ companyCode, cityName, verification, numberLength, seedMinutes, bindings, medianMinutes }) => (
            <tr key={companyCode} className="border-t border-line whitespace-nowrap">
              <td className="px-4 py-2">{cityName}</td>
              <td className="px-4 py-2">{t('admin.digits', { n: numberLength })}</td>
              <td className="px-4 py-2">{t(`admin.proof${verification as 'SMS' | 'ID_CARD' | 'BOTH'}`)}</td>
              <td className="px-4 py-2 tabular-nums">{minutes(seedMinutes)}</td>
              <td className="px-4 py-2 tabular-nums">
                {minutes(medianMinutes)} <span className="text-ink-2">{t('admin.bindings', { n: bindings })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
