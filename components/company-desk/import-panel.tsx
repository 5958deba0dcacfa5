import { ConsoleTable } from '@/components/console/console-table'
import { Tag, type Tone } from '@/components/ui/tag'
import type { ImportLine, ImportReport } from '@/lib/console/companies/schemas'
import type { Translate } from '@/lib/i18n'
import { fieldName, settingLines } from './setting-text'

const TONES: Record<ImportLine['action'], Tone> = { CREATE: 'good', CHANGE: 'warn', SAME: 'plain', BAD: 'bad' }
/** More lines nobody reads; bad ones come first. */
const SHOWN = 100

type Props = { report: ImportReport; problemText: (problem: NonNullable<ImportLine['problem']>) => string; t: Translate }

/** What a table comes to, line by line: the bad ones first. */
export function ImportPanel({ report: { lines, usual, created, changed, same, bad, applied }, problemText, t }: Props) {
  const shown = [...lines.filter(({ action }) => action === 'BAD'), ...lines.filter(({ action }) => action !== 'BAD')].slice(0, Math.max(SHOWN, bad))
  return (
    <section aria-label={t('deskLists.dryRun')} className="flex flex-col gap-3">
      <p role="status" className={`text-note font-medium ${bad > 0 ? 'text-danger' : ''}`}>
        {applied ? t('deskLists.importDone', { created, changed }) : t('deskLists.importSum', { created, changed, same, bad })}
      </p>
      {shown.length < lines.length && <p className="text-caption text-ink-2">{t('deskLists.shownLines', { n: shown.length })}</p>}
      <ConsoleTable label={t('deskLists.dryRun')} heads={[t('deskLists.line'), t('companyDesk.code'), t('deskLists.action'), t('deskLists.detail')]}>
        {shown.map((one) => (
          <tr key={one.line} className="border-t border-line">
            <td className="tabular-nums">{one.line}</td>
            <td className="font-mono text-caption">{one.code}</td>
            <td>
              <Tag tone={TONES[one.action]}>{t(`deskLists.${one.action}`)}</Tag>
            </td>
            <td className="!whitespace-normal">{one.problem ? problemText(one.problem) : one.action === 'CREATE' ? <Contents line={one} usual={usual} t={t} /> : <Changes line={one} t={t} />}</td>
          </tr>
        ))}
      </ConsoleTable>
    </section>
  )
}

/** Each setting that changes, as it is and as it would be. */
function Changes({ line: { changes }, t }: { line: ImportLine; t: Translate }) {
  const lines = changes.flatMap(({ name, from, to }) => settingLines(name, [from, to], t).map(({ field, texts: [was, becomes] }) => `${fieldName(name, field, t)} ${was} → ${becomes}`))
  return (
    <ul className="text-left text-caption">
      {lines.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

/** All that a new company would be: its own first, then what it begins with because the table says nothing of it. */
function Contents({ line: { changes, lent }, usual, t }: { line: ImportLine; usual: string; t: Translate }) {
  const textOf = ({ name, to }: ImportLine['changes'][number]) => settingLines(name, [to], t).map(({ field, texts: [text] }) => `${fieldName(name, field, t)} ${text}`)
  const lines = (isLent: boolean) => changes.filter(({ name }) => lent.includes(name) === isLent).flatMap(textOf)
  return (
    <div className="min-w-80 text-left text-caption">
      <p>{lines(false).join(' · ')}</p>
      <details>
        <summary className="tap flex cursor-pointer items-center text-warn">{t('deskLists.lent', { name: usual, n: lent.length })}</summary>
        <ul>
          {lines(true).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
