import { ConsoleTable } from '@/components/console/console-table'
import type { BillsImpact, ImpactDto, SampleBill, TableImpact } from '@/lib/console/companies/schemas'
import type { Translate } from '@/lib/i18n'
import { formatFen } from '@/lib/kernel/money'
import { ChangeTable } from './change-table'
import { settingName } from './setting-text'

const amount = (fen: bigint | null, t: Translate): string => (fen === null ? t('companyDesk.empty') : formatFen(fen))

function signed(before: bigint | null, after: bigint | null): string {
  if (before === null || after === null) return ''
  const gap = after - before
  return gap > 0n ? `+${formatFen(gap)}` : gap < 0n ? `−${formatFen(-gap)}` : formatFen(0n)
}

type Props = { impact: ImpactDto; isKept?: boolean; t: Translate }

/** What a change would do before anybody saves it, or, `isKept`, before anybody agrees to it (rule C2); what it changes stands elsewhere then. */
export function ImpactPanel({ impact, isKept = false, t }: Props) {
  const { changes, isMoney, bound, failing, failingSample, underWay, tables, left, amountNote, cannotTell } = impact
  const isRule = changes.some(({ name }) => name === 'numberRule')
  return (
    <section aria-label={t('companyDesk.impact')} className="flex flex-col gap-3">
      <h3 className="text-body font-medium">{t('companyDesk.impact')}</h3>
      {!isKept && <ChangeTable changes={changes} t={t} />}
      <ul className="text-note">
        <li>{t('companyDesk.boundNote', { n: bound })}</li>
        {isRule && <li className={failing > 0 ? 'text-danger' : undefined}>{failing > 0 ? `${t('companyDesk.failingNote', { n: failing })}：${failingSample.join('、')}` : t('companyDesk.failingNone')}</li>}
        {underWay > 0 && <li className="text-warn">{t('companyDesk.underWayNote', { n: underWay })}</li>}
        {amountNote && amountNote.below > 0 && <li className="text-warn">{t('companyDesk.amountBelow', { n: amountNote.below })}</li>}
        {amountNote && amountNote.above > 0 && <li className="text-warn">{t('companyDesk.amountAbove', { n: amountNote.above })}</li>}
        {cannotTell && <li className="text-warn">{t('companyDesk.cannotTell')}</li>}
        {!isKept && <li className="text-ink-2">{t(isMoney ? 'companyDesk.moneyNote' : 'companyDesk.plainNote')}</li>}
      </ul>
      {tables.map((table) => (
        <Table key={`${table.category} ${table.day}`} table={table} t={t} />
      ))}
      {left > 0 && <p className="text-note text-warn">{t('companyDesk.tablesLeft', { n: left })}</p>}
    </section>
  )
}

function Table({ table: { category, day, until, samples, bills }, t }: { table: TableImpact; t: Translate }) {
  const name = settingName(`tariff:${category}:${day}`, t)
  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-note font-medium">{until ? t('companyDesk.heldUntil', { name, day: until }) : t('companyDesk.heldFrom', { name })}</h4>
      {samples.length > 0 ? <Samples name={name} samples={samples} t={t} /> : <p className="text-note text-warn">{t('companyDesk.noSamples')}</p>}
      {bills && <Bills bills={bills} t={t} />}
    </div>
  )
}

function Samples({ name, samples, t }: { name: string; samples: SampleBill[]; t: Translate }) {
  return (
    <ConsoleTable label={`${name} ${t('companyDesk.samples')}`} heads={[t('companyDesk.home'), t('companyDesk.usedBefore'), t('companyDesk.before'), t('companyDesk.after'), t('companyDesk.difference')]}>
      {samples.map(({ monthlyM3, people, usedBeforeM3, beforeFen, afterFen }) => (
        <tr key={monthlyM3} className="border-t border-line tabular-nums">
          <td>{t('companyDesk.homeText', { people, m3: monthlyM3 })}</td>
          <td>{`${usedBeforeM3} m³`}</td>
          <td>{amount(beforeFen, t)}</td>
          <td>{amount(afterFen, t)}</td>
          <td>{signed(beforeFen, afterFen)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}

function Bills({ bills: { bills, risen, fallen, beforeFen, afterFen, most }, t }: { bills: BillsImpact; t: Translate }) {
  if (bills === 0) return <p className="text-note text-ink-2">{t('companyDesk.billsNone')}</p>
  return (
    <p className="text-note">
      {t('companyDesk.billsNote', { n: bills, up: risen, down: fallen, before: formatFen(beforeFen), after: formatFen(afterFen) })}
      {most && <span className="block">{t('companyDesk.mostNote', { number: most.billKeyMasked, before: formatFen(most.beforeFen), after: formatFen(most.afterFen) })}</span>}
    </p>
  )
}
