import { ConsoleTable } from '@/components/console/console-table'
import { NavLink } from '@/components/ui/nav-link'
import { Tag } from '@/components/ui/tag'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'
import type { BreakDto, CustodianDayDto } from '@/lib/recon/schemas'

export function DayResult({ day, t }: { day: CustodianDayDto; t: Translate }) {
  const { openCount, explainedCount } = day
  return (
    <span className="inline-flex flex-wrap gap-1">
      {openCount > 0 && <Tag tone="bad">{t('recon.openBreaks', { n: openCount })}</Tag>}
      {explainedCount > 0 && <Tag tone="warn">{t('recon.explained', { n: explainedCount })}</Tag>}
      {openCount + explainedCount === 0 && <Tag tone="good">{t('recon.agrees')}</Tag>}
    </span>
  )
}

/** Days beside one another: what the bank says, and by how much our books differ. */
export function DayTable({ days, t }: { days: CustodianDayDto[]; t: Translate }) {
  const heads = [t('recon.statementDay'), t('recon.result'), t('recon.entries'), `${t('recon.bank')} · ${t('recon.closing')}`, `${t('recon.ours')} · ${t('recon.closing')}`, t('recon.difference')]
  return (
    <ConsoleTable label={t('recon.days')} heads={heads}>
      {days.map((day) => (
        <tr key={day.id} className="border-t border-line">
          <td className="tabular-nums">
            <NavLink href={`/console/statements/${day.day}`} label={t('recon.openDay', { day: day.day })} className="inline-flex min-h-[var(--tap)] min-w-[var(--tap)] items-center text-link">
              {day.day}
            </NavLink>
          </td>
          <td>
            <DayResult day={day} t={t} />
          </td>
          <td className="tabular-nums">{day.entryCount}</td>
          <td className="tabular-nums">{formatFen(day.closingFen)}</td>
          <td className="tabular-nums">{formatFen(day.ourClosingFen)}</td>
          <Difference fen={day.closingFen - day.ourClosingFen} day={day} />
        </tr>
      ))}
    </ConsoleTable>
  )
}

/** Red, unless it is nothing or all that the day's breaks say is explained. */
function Difference({ fen, day: { openCount, explainedCount } }: { fen: bigint; day: CustodianDayDto }) {
  const tone = fen === 0n ? '' : openCount === 0 && explainedCount > 0 ? 'text-warn' : 'text-danger'
  return <td className={`tabular-nums ${tone}`}>{formatFen(fen)}</td>
}

/** Both sides of one day. */
export function DaySides({ day, t }: { day: CustodianDayDto; t: Translate }) {
  const rows = [
    { name: t('recon.opening'), bank: day.openingFen, ours: day.ourOpeningFen },
    { name: t('recon.movements'), bank: day.closingFen - day.openingFen, ours: day.ourClosingFen - day.ourOpeningFen },
    { name: t('recon.closing'), bank: day.closingFen, ours: day.ourClosingFen },
  ]
  return (
    <ConsoleTable label={day.day} heads={[t('admin.group'), t('recon.bank'), t('recon.ours'), t('recon.difference')]}>
      {rows.map(({ name, bank, ours }) => (
        <tr key={name} className="border-t border-line">
          <th scope="row" className="px-4 py-2 font-normal whitespace-nowrap">
            {name}
          </th>
          <td className="tabular-nums">{formatFen(bank)}</td>
          <td className="tabular-nums">{formatFen(ours)}</td>
          <Difference fen={bank - ours} day={day} />
        </tr>
      ))}
      <tr className="border-t border-line">
        <th scope="row" className="px-4 py-2 font-normal whitespace-nowrap">
          {t('recon.entries')}
        </th>
        <td className="tabular-nums">{day.entryCount}</td>
        <td className="tabular-nums">{day.ourEntryCount}</td>
        <td>{t('recon.matched', { n: day.matchedCount })}</td>
      </tr>
    </ConsoleTable>
  )
}

const KINDS = ['OPENING', 'CAPTURE', 'REFUND', 'REFUNDED', 'TOP_UP', 'PAY_OUT', 'RECEIVE', 'REPAY', 'COLLECT', 'POST', 'SETTLED'] as const

export function BreakTable({ breaks, t }: { breaks: BreakDto[]; t: Translate }) {
  const heads = (['side', 'state', 'kind', 'reference', 'at', 'bankAmount', 'ourAmount'] as const).map((name) => t(`recon.${name}`))
  return (
    <ConsoleTable label={t('recon.breaks')} heads={heads}>
      {breaks.map(({ id, side, state, kind, reference, at, bankFen, ourFen, explainedDay }) => (
        <tr key={id} className="border-t border-line">
          <td>{t(`recon.${side}`)}</td>
          <td>
            <Tag tone={state === 'OPEN' ? 'bad' : 'good'}>{t(`recon.${state}`, { day: explainedDay ?? '' })}</Tag>
          </td>
          <td>{t(`recon.K_${KINDS.find((known) => known === kind) ?? 'OTHER'}`)}</td>
          <td className="font-mono">{reference}</td>
          <td className="tabular-nums">{formatInstant(at)}</td>
          <td className="tabular-nums">{bankFen === null ? '—' : formatFen(bankFen)}</td>
          <td className="tabular-nums">{ourFen === null ? '—' : formatFen(ourFen)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}
