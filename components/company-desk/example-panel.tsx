import { TierBar } from '@/components/chart/tier-bar'
import type { ExampleBill } from '@/lib/console/companies/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { priceText } from './tier-steps'

/** A bill by the table that is being edited, or what is wrong with the table. */
export function ExamplePanel({ example, t }: { example: ExampleBill; t: Translate }) {
  if (!example.ok) {
    return (
      <div role="alert" className="rounded-lg bg-danger-soft p-3 text-note text-danger">
        <p>{t('companyDesk.badTable')}</p>
        <ul className="font-mono text-caption">{example.problems.map(({ path, code }) => <li key={`${path} ${code}`}>{t('companyDesk.problemAt', { path, code })}</li>)}</ul>
      </div>
    )
  }
  const { lines, totalFen, bar } = example
  return (
    <div className="rounded-lg bg-cell p-4">
      <div className="max-w-md">
        <TierBar bar={bar} label={t('companyDesk.exampleChart', { n: bar.thisBillM3 })} tierName={(tier) => t('companyDesk.tier', { n: tier })} />
      </div>
      <table className="mt-2 w-full text-note">
        <caption className="sr-only">{t('companyDesk.example')}</caption>
        <tbody>
          {lines.map(({ component, tier, volumeM3, priceE4, amountFen, segment }) => (
            <tr key={`${segment} ${component} ${tier}`} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {t(`companyDesk.${component}`)} · {t('companyDesk.tier', { n: tier })}
              </th>
              <td className="text-right tabular-nums">{`${volumeM3} m³ × ${priceText(priceE4)}`}</td>
              <td className="pl-4 text-right tabular-nums">{formatFen(amountFen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-line font-medium">
            <th scope="row" colSpan={2} className="py-2 text-left font-medium">
              {t('companyDesk.exampleTotal')}
            </th>
            <td className="pl-4 text-right tabular-nums">{formatFen(totalFen)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
