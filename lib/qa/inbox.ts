import type { Ctx } from '@/lib/db'
import { listNotices } from '@/lib/platform'
import { listMessages } from '@/lib/simulators/phone'
import { requireQa } from './require-qa'

export type InboxItem =
  | { kind: 'SMS'; id: string; at: Date; to: string; sender: string; body: string }
  | { kind: 'NOTICE'; id: string; at: Date; to: string; notice: string; params: Record<string, string>; subjectId: string }

/** Everything that has reached anybody in this world, newest first (rule Q4). Errors: FORBIDDEN. */
export async function readInbox(ctx: Ctx, limit = 20): Promise<InboxItem[]> {
  requireQa(ctx)
  const [messages, notices] = await Promise.all([listMessages(ctx, { limit }), listNotices(ctx, limit)])
  const sms = messages.map(({ id, at, phone, sender, body }): InboxItem => ({ kind: 'SMS', id, at, to: phone, sender, body }))
  const told = notices.map(({ id, at, user_id, kind, params, subject_id }): InboxItem => ({ kind: 'NOTICE', id, at, to: user_id, notice: kind, params, subjectId: subject_id }))
  // Each list comes in its own order of arrival, which a standing clock does not tell; the sort keeps it.
  return [...sms, ...told].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit)
}
