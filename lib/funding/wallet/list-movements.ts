import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { BeforeInput, PAGE_SIZE, pageOf, startOf, type Page } from '@/lib/kernel/paging'
import { ledgerAccount } from '@/lib/ledger'
import type { MovementDto } from './schemas'

/** What a posting of 零钱 is to its owner: by the journal's kind, and by what the journal is about. */
const KIND = `CASE WHEN j.kind IN ('FUND_IN', 'FUND_OUT', 'TOP_UP') THEN j.kind
  WHEN r.id IS NOT NULL THEN CASE WHEN pay.user_id = $4 THEN 'REFUND' ELSE 'FAMILY_REFUND' END
  WHEN w.id IS NOT NULL THEN w.kind || CASE WHEN j.kind = 'VOID' THEN '_BACK' ELSE '' END
  WHEN pay.id IS NOT NULL THEN CASE WHEN pay.user_id = $4 THEN 'PAYMENT' ELSE 'FAMILY' END || CASE WHEN j.kind = 'VOID' THEN '_BACK' ELSE '' END
  ELSE 'OTHER' END`

/** 零钱明细: what came into the caller's 零钱 and what left it, newest first, paged by key. */
export async function listMovements({ ctx, input }: Command<unknown>): Promise<Page<MovementDto>> {
  const userId = requireResident(ctx)
  const { before } = BeforeInput.parse(input)
  const rows = await ctx.db.query<MovementDto>(
    `SELECT j.id, ${KIND} AS kind, p.amount_fen AS "amountFen", p.occurred_at AS at,
       coalesce(CASE WHEN pay.user_id <> $4 THEN u.display_name END, company.name, card.bank_name || '（' || card.last4 || '）') AS who
     FROM posting p JOIN journal j ON j.id = p.journal_id LEFT JOIN wallet_transfer w ON w.id = j.subject_id LEFT JOIN bank_card card ON card.id = w.about
       LEFT JOIN payment_refund r ON r.id = j.subject_id LEFT JOIN payment pay ON pay.id = coalesce(r.payment_id, j.subject_id) LEFT JOIN company ON company.code = pay.company_code LEFT JOIN app_user u ON u.id = pay.user_id
     WHERE p.account_id = $1 AND (p.occurred_at, p.journal_id) < ($2::timestamptz, $3) ORDER BY p.occurred_at DESC, p.journal_id DESC LIMIT ${PAGE_SIZE + 1}`,
    [ledgerAccount.wallet(userId), ...startOf(before), userId],
  )
  return pageOf(rows, ({ at }) => at, before)
}
