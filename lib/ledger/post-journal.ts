import type { Ctx } from '@/lib/db'
import { refusing } from './errors'

/** Credit positive, debit negative, fen. */
export type PostingInput = { account: string; amountFen: bigint }

/**
 * Writes one journal; its postings must sum to zero (checked in SQL). The id is the caller's: posting it twice fails.
 * Errors: INSUFFICIENT_BALANCE when an account would fall below its floor.
 */
export async function postJournal(ctx: Ctx, journal: { id: string; kind: string; subjectId: string; postings: PostingInput[] }): Promise<void> {
  await refusing(
    ctx.db.query('SELECT ledger_post($1, $2, $3, $4, $5::text[], $6::bigint[])::text', [
      journal.id,
      journal.kind,
      journal.subjectId,
      ctx.clock.now(),
      journal.postings.map((posting) => posting.account),
      journal.postings.map((posting) => posting.amountFen),
    ]),
  )
}
