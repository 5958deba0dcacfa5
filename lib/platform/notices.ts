import type { Ctx } from '@/lib/db'
import { canonicalJson } from '@/lib/kernel/canonical'

export const NOTICE_KINDS = [
  'PAYMENT_SUCCEEDED', 'PAYMENT_FAILED', 'REFUND_ON_WAY', 'REFUND_ARRIVED', 'REFUND_REDIRECTED', 'ACCOUNT_BOUND', 'ORG_CERTIFIED', 'ORG_REJECTED', 'ORG_REVOKED', 'INVOICE_ISSUED', 'INVOICE_REFUSED', 'INVOICE_TAKEN_BACK', 'RED_LETTER_ASKED',
  'FAMILY_OFFERED', 'FAMILY_GIVEN', 'FAMILY_ACCEPTED', 'FAMILY_DECLINED', 'FAMILY_EXPIRED', 'FAMILY_ENDED', 'FAMILY_TAKEN_BACK', 'FAMILY_PAID', 'FAMILY_REFUNDED',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
export type Notice = { id: string; user_id: string; kind: NoticeKind; params: Record<string, string>; subject_id: string; at: Date }

/** 服务通知 to a resident, once per kind and subject. */
export async function sendNotice(ctx: Ctx, notice: { userId: string; kind: NoticeKind; subjectId: string; params: Record<string, string> }): Promise<void> {
  await ctx.db.query(
    `INSERT INTO service_notice (id, user_id, kind, params, subject_id, at) VALUES ($1, $2, $3, $4::jsonb, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
    [ctx.random.id('ntc', `${notice.kind}:${notice.subjectId}`), notice.userId, notice.kind, canonicalJson(notice.params), notice.subjectId, ctx.clock.now()],
  )
}

/** Newest first. */
export async function listNotices(ctx: Pick<Ctx, 'db'>, limit: number): Promise<Notice[]> {
  return ctx.db.query<Notice>('SELECT id, user_id, kind, params, subject_id, at FROM service_notice ORDER BY at DESC, id LIMIT $1', [limit])
}
