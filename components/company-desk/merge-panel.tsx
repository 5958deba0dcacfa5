import { ConsoleTable } from '@/components/console/console-table'
import { Tag } from '@/components/ui/tag'
import type { MergeLine } from '@/lib/companies/changes/schemas'
import type { Translate } from '@/lib/i18n'
import { settingLines, settingName } from './setting-text'

const STATES = ['base', 'theirs', 'mine'] as const

type Props = { version: number; lines: MergeLine[]; isWhole?: boolean; t: Translate }

/**
 * A stale edit: what it was, what it is now, what mine would make of it; a line a setting, to be chosen where both differ. Its fields go with the form it stands in, where keys still are.
 * `isWhole`: a roll-back, which is made as a whole or not at all.
 */
export function MergePanel({ version, lines, isWhole = false, t }: Props) {
  const mine = Object.fromEntries(lines.filter(({ name }) => !name.startsWith('key:')).map(({ name, mine: value }) => [name, value]))
  return (
    <section aria-label={t('companyDesk.conflict')} className="flex flex-col gap-3">
      <input type="hidden" name="mergedBase" value={version} />
      {!isWhole && <input type="hidden" name="merge" value={JSON.stringify(mine)} />}
      <p role="alert" className="rounded-lg bg-warn-soft p-3 text-note">
        <span className="font-medium">{t('companyDesk.conflict')}</span> {t(isWhole ? 'companyDesk.conflictWhole' : 'companyDesk.conflictNote', { version })}
      </p>
      <ConsoleTable label={t('companyDesk.conflict')} heads={(['setting', ...STATES, ...(isWhole ? [] : (['state'] as const))] as const).map((name) => t(`companyDesk.${name}`))}>
        {lines.map((line) => (
          <Line key={line.name} line={line} isWhole={isWhole} t={t} />
        ))}
      </ConsoleTable>
    </section>
  )
}

function Line({ line: { name, base, theirs, mine, isConflict }, isWhole, t }: { line: MergeLine; isWhole: boolean; t: Translate }) {
  const isMine = JSON.stringify(base) !== JSON.stringify(mine)
  const label = settingName(name, t)
  const lines = settingLines(name, [base, theirs, mine], t)
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-4 py-2 font-normal">
        {label} {!isWhole && <Tag tone={isConflict ? 'bad' : 'plain'}>{t(isConflict ? 'companyDesk.inConflict' : 'companyDesk.merged')}</Tag>}
      </th>
      {STATES.map((state, n) => (
        <td key={state} className="max-w-xs !whitespace-normal break-words">
          {lines.map(({ field, texts }) => (
            <span key={field} className="block">
              {field && `${field} `}
              {texts[n]}
            </span>
          ))}
        </td>
      ))}
      {!isWhole && (
        <td>
          <select name={`pick:${name}`} aria-label={label} defaultValue={isMine && !isConflict ? 'mine' : 'theirs'} className="tap rounded-lg bg-secondary px-2 text-note">
            <option value="theirs">{t('companyDesk.keepTheirs')}</option>
            <option value="mine">{t('companyDesk.keepMine')}</option>
          </select>
        </td>
      )}
    </tr>
  )
}
