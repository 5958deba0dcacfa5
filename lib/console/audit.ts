import { z } from 'zod'
import { requireDesk } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { BeforeInput, pageOf, startOf, type Page } from '@/lib/kernel/paging'

const word = z.string().trim().max(80).catch('')
/** A filter as an address has it. `subject`: the beginning of what it is about; `action`: of what was done; `who`: a person's name. */
export const AuditFilter = z.object({ who: word, action: word, subject: word })
export type AuditFilter = z.infer<typeof AuditFilter>

/** `actor`: a name, or the kind of whoever has none. */
export type AuditLine = { id: string; at: Date; actor: string; action: string; subjectId: string; detail: Record<string, unknown>; requestId: string }

/** Who did what, the newest first. Errors: FORBIDDEN. */
export async function listAudit({ ctx, input }: Command<unknown>): Promise<Page<AuditLine>> {
  requireDesk(ctx)
  const { who, action, subject, before } = AuditFilter.extend(BeforeInput.shape).parse(input)
  const [at, id] = startOf(before)
  const rows = await ctx.db.query<AuditLine>(
    `SELECT e.id, e.at, coalesce(u.display_name, e.actor_id) AS actor, e.action, e.subject_id AS "subjectId", e.detail, e.request_id AS "requestId"
     FROM audit_entry e LEFT JOIN app_user u ON u.id = e.actor_id
     WHERE (e.at, e.id) < ($1::timestamptz, $2) AND ($3 = '' OR strpos(coalesce(u.display_name, e.actor_id), $3) > 0) AND ($4 = '' OR starts_with(e.action, $4)) AND ($5 = '' OR starts_with(e.subject_id, $5))
     ORDER BY e.at DESC, e.id DESC LIMIT 21`,
    [at, id, who, action, subject],
  )
  return pageOf(rows, (row) => row.at, before)
}
