import { ConsoleTable } from '@/components/console/console-table'
import { NavLink } from '@/components/ui/nav-link'
import { rateText } from '@/components/wallet/rate-text'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { formatFen } from '@/lib/kernel/money'
import type { CompanyWaiting, SettlementDto, SettlementLineDto } from '@/lib/recon/schemas'
import { SettlementStateTag } from './settlement-state'

/** A link in a row, as large as a finger. */
const IN_ROW = 'inline-flex min-h-[var(--tap)] min-w-[var(--tap)] items-center text-link'

/** What is owed to each company, its rate and where the rate comes from. */
export function WaitingTable({ companies, t }: { companies: CompanyWaiting[]; t: Translate }) {
  return (
    <ConsoleTable label={t('recon.companies')} heads={[t('recon.company'), t('recon.rate'), t('recon.waitingCount'), t('recon.waiting'), t('recon.next')]}>
      {companies.map(({ companyCode, companyName, feePpm, feeSource, waitingCount, waitingFen, nextFen }) => (
        <tr key={companyCode} className="border-t border-line">
          <td>{companyName}</td>
          <td className="tabular-nums">
            {rateText(feePpm)} <span className="text-caption text-ink-2">{feeSource}</span>
          </td>
          <td className="tabular-nums">{waitingCount}</td>
          <td className="tabular-nums">{formatFen(waitingFen)}</td>
          <td className="tabular-nums">{formatFen(nextFen)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}

export function SettlementTable({ settlements, t }: { settlements: SettlementDto[]; t: Translate }) {
  const heads = (['day', 'company', 'state', 'count', 'gross', 'refunds', 'fee', 'net'] as const).map((name) => t(`recon.${name}`))
  return (
    <ConsoleTable label={t('recon.list')} heads={heads}>
      {settlements.map((settlement) => (
        <tr key={settlement.id} className="border-t border-line">
          <td className="tabular-nums">
            <NavLink href={`/console/settlements/${settlement.id}`} label={t('recon.open', { company: settlement.companyName, day: settlement.day })} className={IN_ROW}>
              {settlement.day}
            </NavLink>
          </td>
          <td>{settlement.companyName}</td>
          <td>
            <SettlementStateTag state={settlement.state} t={t} />
          </td>
          <td className="tabular-nums">{settlement.lineCount}</td>
          <td className="tabular-nums">{formatFen(settlement.grossFen)}</td>
          <td className="tabular-nums">{formatFen(settlement.refundFen)}</td>
          <td className="tabular-nums">{formatFen(settlement.feeFen)}</td>
          <td className="tabular-nums font-semibold">{formatFen(settlement.netFen)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}

export function LineTable({ lines, t }: { lines: SettlementLineDto[]; t: Translate }) {
  const heads = (['creditedAt', 'kind', 'billNo', 'number', 'amount', 'fee', 'lineNet'] as const).map((name) => t(`recon.${name}`))
  return (
    <ConsoleTable label={t('recon.lines')} heads={heads}>
      {lines.map(({ id, kind, subjectId, billNo, billKey, amountFen, feeFen, creditedAt }) => (
        <tr key={id} className="border-t border-line">
          <td className="tabular-nums">{formatInstant(creditedAt)}</td>
          <td>{t(`recon.${kind}`)}</td>
          <td className="font-mono">{billNo ?? subjectId}</td>
          <td className="font-mono">{billKey ?? '—'}</td>
          <td className="tabular-nums">{formatFen(amountFen)}</td>
          <td className="tabular-nums">{formatFen(feeFen)}</td>
          <td className="tabular-nums">{formatFen(amountFen - feeFen)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}
