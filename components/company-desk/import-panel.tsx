import { ConsoleTable } from '@/components/console/console-table'
import { Tag, type Tone } from '@/components/ui/tag'
import type { ImportLine, ImportReport } from '@/lib/console/companies/schemas'
import type { Translate } from '@/lib/i18n'
import { settingName } from './setting-text'

const TONES: Record<ImportLine['action'], Tone> = { CREATE: 'good', CHANGE: 'warn', SAME: 'plain', BAD: 'bad' }
/** More lines nobody reads; bad ones come first. */
const SHOWN = 100

type Props = { report: ImportReport; problemText: (problem: NonNullable<ImportLine['problem']>) => string; t: Translate }

/** What a table comes to, line by line: the bad ones first. */
export function ImportPanel({ report: { lines, created, changed, same, bad, applied }, problemText, t }: Props) {
  const shown = [...lines.filter(({ action }) => action === 'BAD'), ...lines.filter(({ action }) => action !== 'BAD')].slice(0, Math.max(SHOWN, bad))
  return (
    <section aria-label={t('deskLists.dryRun')} className="flex flex-col gap-3">
      <p role="status" className={`text-note font-medium ${bad > 0 ? 'text-danger' : ''}`}>
        {applied ? t('deskLists.importDone', { created, changed }) : t('deskLists.importSum', { created, changed, same, bad })}
      </p>
      {shown.length < lines.length && <p className="text-caption text-ink-2">{t('deskLists.shownLines', { n: shown.length })}</p>}
      <ConsoleTable label={t('deskLists.dryRun')} heads={[t('deskLists.line'), t('companyDesk.code'), t('deskLists.action'), t('deskLists.detail')]}>
        {shown.map(({ line, code, action, changes, problem }) => (
          <tr key={line} className="border-t border-line">
            <td className="tabular-nums">{line}</td>
            <td className="font-mono text-caption">{code}</td>
            <td>
              <Tag tone={TONES[action]}>{t(`deskLists.${action}`)}</Tag>
            </td>
            <td className="!whitespace-normal">{problem ? problemText(problem) : changes.map(({ name }) => settingName(name, t)).join(t('common.comma'))}</td>
          </tr>
        ))}
      </ConsoleTable>
    </section>
  )
}
