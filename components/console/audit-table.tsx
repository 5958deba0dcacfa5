import type { AuditLine } from '@/lib/console/schemas'
import type { Translate } from '@/lib/i18n'
import { formatInstant } from '@/lib/kernel/calendar'
import { ConsoleTable } from './console-table'

export function AuditTable({ lines, t }: { lines: AuditLine[]; t: Translate }) {
  return (
    <ConsoleTable label={t('deskLists.auditTitle')} heads={(['when', 'who', 'what', 'about', 'detail', 'requestId'] as const).map((name) => t(`deskLists.${name}`))}>
      {lines.map(({ id, at, actor, action, subjectId, detail, requestId }) => (
        <tr key={id} className="border-t border-line">
          <td className="tabular-nums">{formatInstant(at)}</td>
          <td>{actor}</td>
          <td className="font-mono text-caption">{action}</td>
          <td className="max-w-56 truncate font-mono text-caption">{subjectId}</td>
          <td className="max-w-96 !whitespace-normal break-all font-mono text-caption">{Object.keys(detail).length > 0 ? JSON.stringify(detail) : ''}</td>
          <td className="max-w-40 truncate font-mono text-caption">{requestId}</td>
        </tr>
      ))}
    </ConsoleTable>
  )
}
