import type { Ctx } from '@/lib/db'
import { formatDay } from '@/lib/kernel/calendar'
import { ledgerAccount } from '@/lib/ledger'
import { journalsOf, referencesOf } from './match-statement'

type OpenBreak = { id: string; side: 'BANK' | 'OURS'; kind: string; reference: string; fen: bigint }
type Found = { id: string; day: string }

/** So many are looked at again in a day; more than that is no matter of timing. */
const MOST = 10_000

/** Closes breaks of which the other side has the same, on another day: a movement around midnight, or one that we learnt of late. */
export async function explainBreaks(tx: Ctx): Promise<void> {
  const open = await tx.db.query<OpenBreak>(
    `SELECT id, side, kind, reference, coalesce(bank_fen, our_fen) AS fen FROM statement_break WHERE state = 'OPEN' AND side <> 'AMOUNT' ORDER BY at DESC, id LIMIT ${MOST}`,
    [],
  )
  const found = [...(await findJournals(tx, open.filter(({ side }) => side === 'BANK'))), ...(await findEntries(tx, open.filter(({ side }) => side === 'OURS')))]
  if (found.length === 0) return
  await tx.db.query(
    `UPDATE statement_break b SET state = 'EXPLAINED', explained_day = u.day, closed_at = $3::timestamptz FROM unnest($1::text[], $2::text[]) AS u(id, day) WHERE b.id = u.id RETURNING b.id`,
    [found.map(({ id }) => id), found.map(({ day }) => day), tx.clock.now()],
  )
}

/** Entries of the bank that our books have by now. */
async function findJournals(tx: Ctx, breaks: readonly OpenBreak[]): Promise<Found[]> {
  if (breaks.length === 0) return []
  const journals = await tx.db.query<{ id: string; fen: bigint; at: Date }>(
    'SELECT journal_id AS id, -amount_fen AS fen, occurred_at AS at FROM posting WHERE journal_id = ANY($1::text[]) AND account_id = $2',
    [breaks.flatMap(journalsOf), ledgerAccount.custodian],
  )
  const known = new Map(journals.map((journal) => [journal.id, journal]))
  return breaks.flatMap((one): Found[] => {
    const journal = journalsOf(one).flatMap((id) => known.get(id) ?? []).find(({ fen }) => fen === one.fen)
    return journal ? [{ id: one.id, day: formatDay(journal.at) }] : []
  })
}

/** Journals of ours that the bank has on the statement of another day, where nothing of ours stood beside them. */
async function findEntries(tx: Ctx, breaks: readonly OpenBreak[]): Promise<Found[]> {
  if (breaks.length === 0) return []
  const entries = await tx.db.query<{ kind: string; reference: string; fen: bigint; day: string }>(
    `SELECT kind, reference, bank_fen AS fen, day FROM statement_break WHERE side = 'BANK' AND reference = ANY($1::text[])`,
    [breaks.flatMap(({ reference }) => referencesOf(reference))],
  )
  const known = new Map(entries.flatMap((entry) => journalsOf(entry).map((id) => [id, entry] as const)))
  return breaks.flatMap((one): Found[] => {
    const entry = known.get(one.reference)
    return entry?.fen === one.fen ? [{ id: one.id, day: entry.day }] : []
  })
}
