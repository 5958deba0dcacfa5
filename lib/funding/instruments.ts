import type { Ctx } from '@/lib/db'
import { invariant } from '@/lib/kernel/invariant'
import { ledgerAccount } from '@/lib/ledger'
import type { SourceCode } from './sources'

/** One thing a resident can pay with. `id` is the source itself where there is only one, else a card's. */
export type Instrument = {
  id: string
  source: SourceCode
  /** Bank and last four of a card, giver of a family card; shown, never parsed */
  label: { bankName: string; last4: string } | { giver: string } | null
  /** Ledger account the money comes from; null: the bank side has it */
  from: string | null
  /** What is in it, where that is ours to know and the resident's to see */
  balanceFen: bigint | null
  /** A limit of its own in the calendar month */
  monthFen: bigint | null
  /** Known to the bank side by this */
  token: string | null
  /** Cannot be used at all for now */
  isPaused: boolean
  /** What limits count against: a card that goes and comes again has spent what it has spent */
  quotaKey: string
}

type CardRow = { id: string; token: string; par: string; bankName: string; kind: 'DEBIT' | 'CREDIT'; last4: string }
/** Fen as text: JSON has no bigint. */
type FamilyRow = { id: string; giverId: string; giver: string; limitFen: string; state: 'ACTIVE' | 'PAUSED' }
type Row = { walletFen: bigint; fundFen: bigint; cards: CardRow[]; family: FamilyRow[]; lineToken: string | null }

const balance = (account: string) => `(SELECT coalesce(sum(balance_fen), 0)::bigint FROM ledger_balance WHERE account_id = ${account})`
const SELECT = `SELECT ${balance('$2')} AS "walletFen", ${balance('$3')} AS "fundFen", (SELECT token FROM credit_line WHERE user_id = $1) AS "lineToken",
  (SELECT coalesce(json_agg(json_build_object('id', id, 'token', token, 'par', par, 'bankName', bank_name, 'kind', kind, 'last4', last4) ORDER BY bound_at, id), '[]')
   FROM bank_card WHERE user_id = $1 AND unbound_at IS NULL) AS cards,
  (SELECT coalesce(json_agg(json_build_object('id', f.id, 'giverId', f.giver_id, 'giver', u.display_name, 'limitFen', f.limit_fen::text, 'state', f.state) ORDER BY f.offered_at, f.id), '[]')
   FROM family_card f JOIN app_user u ON u.id = f.giver_id WHERE f.receiver_id = $1 AND f.state IN ('ACTIVE', 'PAUSED')) AS family`

/** Everything the resident could pay with, usable now or not, in one round trip; cards in the order in which they came. */
export async function listInstruments(ctx: Ctx, userId: string): Promise<Instrument[]> {
  const [wallet, fund] = [ledgerAccount.wallet(userId), ledgerAccount.fund(userId)]
  const [row] = await ctx.db.query<Row>(SELECT, [userId, wallet, fund])
  invariant(row, 'a row of sub-queries')
  const own = { label: null, monthFen: null, token: null, isPaused: false }
  return [
    { ...own, id: 'BALANCE', source: 'BALANCE', from: wallet, balanceFen: row.walletFen, quotaKey: `BALANCE:${userId}` },
    { ...own, id: 'FUND', source: 'FUND', from: fund, balanceFen: row.fundFen, quotaKey: `FUND:${userId}` },
    ...row.cards.map((card) => toCard(card, userId)),
    ...row.family.map((card) => toFamily(card, userId)),
    ...(row.lineToken === null ? [] : [{ ...own, id: 'CREDIT_LINE', source: 'CREDIT_LINE' as const, from: null, balanceFen: null, token: row.lineToken, quotaKey: `CREDIT_LINE:${userId}` }]),
  ]
}

function toCard({ id, token, par, bankName, kind, last4 }: CardRow, userId: string): Instrument {
  return { id, source: kind === 'DEBIT' ? 'DEBIT_CARD' : 'CREDIT_CARD', label: { bankName, last4 }, from: null, balanceFen: null, monthFen: null, token, isPaused: false, quotaKey: `CARD:${userId}:${par}` }
}

/** What the giver has is not the receiver's to see. */
function toFamily({ id, giverId, giver, limitFen, state }: FamilyRow, userId: string): Instrument {
  return { id, source: 'FAMILY_CARD', label: { giver }, from: ledgerAccount.wallet(giverId), balanceFen: null, monthFen: BigInt(limitFen), token: null, isPaused: state === 'PAUSED', quotaKey: `FAMILY:${giverId}:${userId}` }
}
