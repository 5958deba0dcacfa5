import { withTransaction, type Ctx } from '@/lib/db'
import { talkToBank } from '@/lib/funding'
import type { BankFailure, Statement } from '@/lib/gateways/bank'
import { addDays, dayStart } from '@/lib/kernel/calendar'
import { canonicalJson } from '@/lib/kernel/canonical'
import { failpoint } from '@/lib/kernel/failpoint'
import { nextTry } from '@/lib/kernel/retries'
import { sumFen } from '@/lib/kernel/money'
import { ledgerAccount } from '@/lib/ledger'
import { againAt, countTries, DONE, type JobOutcome } from '@/lib/platform'
import { scheduleComparison } from './daily'
import { explainBreaks } from './explain-breaks'
import { matchStatement, type OurEntry } from './match-statement'

/**
 * Job `statement.compare`, key a day that has ended: the custodian bank's statement of it beside every journal of ours that touches the custodian
 * account (rule S4). Whatever one side has alone, or with another amount, is kept as a break. Without a statement the bank is asked again.
 */
export async function compareStatement(ctx: Ctx, day: string): Promise<JobOutcome> {
  const tries = await countTries(ctx, 'statement.compare', day)
  const topic = { subjectId: `statement:${day}`, sequence: `statement:${ctx.clock.now().getTime()}` }
  const statement = await talkToBank(ctx, topic, (gateway, call) => gateway.statement(call, { day }))
  if (!statement.ok) return later(ctx, day, statement.error, tries)
  failpoint('statement.read')
  await withTransaction(ctx, async (tx) => {
    await keepDay(tx, day, statement.value)
    await explainBreaks(tx)
    await scheduleComparison(tx, addDays(day, 1))
  })
  failpoint('statement.compared')
  return DONE
}

/** So often a bank is asked that says that there is none, as before the account was opened; any other no is asked again for ever. */
const MOST_TRIES = 20

async function later(ctx: Ctx, day: string, failure: BankFailure, tries: number): Promise<JobOutcome> {
  const isNone = failure.kind === 'REFUSED' && failure.reason === 'NO_STATEMENT'
  if (!isNone || tries < MOST_TRIES) return againAt(nextTry(ctx.clock.now(), tries))
  await scheduleComparison(ctx, addDays(day, 1))
  return DONE
}

/** All in one statement, so that closing and entries are of the same moment: what is there now, less what came after the day. */
const OURS = `SELECT p.journal_id AS "journalId", j.kind, -p.amount_fen AS "amountFen", p.occurred_at AS at FROM posting p JOIN journal j ON j.id = p.journal_id
  WHERE p.account_id = $1 AND p.occurred_at >= $2::timestamptz AND p.occurred_at < $3::timestamptz
  UNION ALL SELECT NULL, NULL, coalesce((SELECT sum(amount_fen) FROM posting WHERE account_id = $1 AND occurred_at >= $3::timestamptz), 0)::bigint
    - (SELECT coalesce(sum(balance_fen), 0) FROM ledger_balance WHERE account_id = $1)::bigint, NULL
  ORDER BY 4, 1`

async function readOurs(tx: Ctx, day: string): Promise<{ entries: OurEntry[]; closingFen: bigint }> {
  const rows = await tx.db.query<OurEntry | { journalId: null; amountFen: bigint }>(OURS, [ledgerAccount.custodian, dayStart(day), dayStart(addDays(day, 1))])
  const entries = rows.filter((row): row is OurEntry => row.journalId !== null)
  return { entries, closingFen: rows.find(({ journalId }) => journalId === null)?.amountFen ?? 0n }
}

/** Once for each day: the day's row comes first. */
async function keepDay(tx: Ctx, day: string, { openingFen, closingFen, entries }: Statement): Promise<void> {
  const ours = await readOurs(tx, day)
  const { matched, breaks } = matchStatement(entries, ours.entries)
  const ourOpeningFen = ours.closingFen - sumFen(ours.entries.map(({ amountFen }) => amountFen))
  const fresh = await tx.db.query(
    `INSERT INTO custodian_day (day, opening_fen, closing_fen, entry_count, our_opening_fen, our_closing_fen, our_entry_count, matched_count, compared_at)
     VALUES ($1, $2::bigint, $3::bigint, $4::int, $5::bigint, $6::bigint, $7::int, $8::int, $9::timestamptz) ON CONFLICT DO NOTHING RETURNING day`,
    [day, openingFen, closingFen, entries.length, ourOpeningFen, ours.closingFen, ours.entries.length, matched, tx.clock.now()],
  )
  if (fresh.length === 0) return
  const rows = breaks.map((one) => ({ id: tx.random.id('brk', `${day}:${one.side}:${one.kind}:${one.reference}`), ...one }))
  // One statement however many: on its worst day a bank has lost them all.
  await tx.db.query(
    `INSERT INTO statement_break (id, day, side, kind, reference, bank_fen, our_fen, at, state) SELECT id, $2, side, kind, reference, "bankFen", "ourFen", at, 'OPEN'
     FROM jsonb_to_recordset($1::jsonb) AS b(id text, side text, kind text, reference text, "bankFen" bigint, "ourFen" bigint, at timestamptz)`,
    [canonicalJson(rows), day],
  )
}
