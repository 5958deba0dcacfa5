import { ConsoleTable } from '@/components/console/console-table'
import { NavLink } from '@/components/ui/nav-link'
import type { RunDto } from '@/lib/certification/runs/schemas'
import type { Counts } from '@/lib/certification/engine'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { RunTag } from './verdict-tag'

export const countsText = ({ PASSED, WARNING, FAILED, SKIPPED }: Counts, t: Translate): string => t('certify.counts', { passed: PASSED, warned: WARNING, failed: FAILED, skipped: SKIPPED })

/** The certifications of a company, newest first. */
export function RunTable({ code, runs, t }: { code: string; runs: RunDto[]; t: Translate }) {
  const heads = (['time', 'startedBy', 'state', 'result'] as const).map((name) => t(`certify.${name}`))
  return (
    <ConsoleTable label={t('certify.runs')} heads={heads}>
      {runs.map(({ id, createdAt, startedBy, state, counts }) => (
        <tr key={id} className="border-t border-line">
          <td className="tabular-nums">
            <NavLink href={`/console/companies/${code}/certify/${id}`} label={t('certify.openRun', { time: formatInstant(createdAt) })} className="inline-flex min-h-[var(--tap)] min-w-[var(--tap)] items-center text-link">
              {formatInstant(createdAt)}
            </NavLink>
          </td>
          <td>{startedBy}</td>
          <td>
            <RunTag state={state} failed={counts.FAILED} t={t} />
          </td>
          <td className="tabular-nums">{countsText(counts, t)}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}
