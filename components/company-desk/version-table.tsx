import { ConsoleTable } from '@/components/console/console-table'
import { NavLink } from '@/components/ui/nav-link'
import { Tag, type Tone } from '@/components/ui/tag'
import type { ChangeState, CompanyChangeDto } from '@/lib/companies/changes/schemas'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { settingName } from './setting-text'

const TONES: Record<ChangeState, Tone> = { PENDING: 'warn', SCHEDULED: 'warn', APPLIED: 'good', REFUSED: 'bad', WITHDRAWN: 'plain', STALE: 'bad' }

export const ChangeStateTag = ({ state, t }: { state: ChangeState; t: Translate }) => <Tag tone={TONES[state]}>{t(`companyDesk.${state}`)}</Tag>

/** Versions of one company, or changes of all. */
export function VersionTable({ changes, withCompany, t }: { changes: CompanyChangeDto[]; withCompany: boolean; t: Translate }) {
  const heads = (['createdAt', ...(withCompany ? (['name'] as const) : []), 'version', 'state', 'changes', 'reason', 'author'] as const).map((name) => t(`companyDesk.${name}`))
  return (
    <ConsoleTable label={t('companyDesk.versions')} heads={heads}>
      {changes.map(({ code, companyName, version, state, changes: lines, reason, author, createdAt }) => (
        <tr key={`${code} ${version}`} className="border-t border-line" data-row>
          <td className="tabular-nums">
            <NavLink href={`/console/companies/${code}/versions/${version}`} label={`${companyName} ${t('companyDesk.versionTitle', { n: version })}`} className="inline-flex min-h-[var(--tap)] items-center text-link">
              {formatInstant(createdAt)}
            </NavLink>
          </td>
          {withCompany && <td>{companyName}</td>}
          <td className="tabular-nums">{version}</td>
          <td>
            <ChangeStateTag state={state} t={t} />
          </td>
          <td className="max-w-64 truncate">{lines.map(({ name }) => settingName(name, t)).join(t('common.comma'))}</td>
          <td className="max-w-64 truncate">{reason}</td>
          <td>{author}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}
