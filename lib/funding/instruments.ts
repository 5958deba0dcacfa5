import type { Ctx } from '@/lib/db'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
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
  /** What limits count against */
  quotaKey: string
}

type CardRow = { id: string; token: string; bankName: string; kind: 'DEBIT' | 'CREDIT'; last4: string }
type FamilyRow = { id: string; giverId: string; giver: string; limitFen: bigint; state: 'ACTIVE' | 'PAUSED' }

/** Everything the resident could pay with, usable now or not; cards in the order in which they came. */
export async function listInstruments(ctx: Ctx, userId: string): Promise<Instrument[]> {
  const [walletFen, fundFen, cards, family, lines] = await Promise.all([
    balanceOf(ctx, ledgerAccount.wallet(userId)),
    balanceOf(ctx, ledgerAccount.fund(userId)),
    ctx.db.query<CardRow>('SELECT id, token, bank_name AS "bankName", kind, last4 FROM bank_card WHERE user_id = $1 AND unbound_at IS NULL ORDER BY bound_at, id', [userId]),
    ctx.db.query<FamilyRow>(
      `SELECT f.id, f.giver_id AS "giverId", u.display_name AS giver, f.limit_fen AS "limitFen", f.state FROM family_card f JOIN app_user u ON u.id = f.giver_id
       WHERE f.receiver_id = $1 AND f.state IN ('ACTIVE', 'PAUSED') ORDER BY f.offered_at, f.id`,
      [userId],
    ),
    ctx.db.query<{ token: string }>('SELECT token FROM credit_line WHERE user_id = $1', [userId]),
  ])
  const own = { label: null, monthFen: null, token: null, isPaused: false }
  return [
    { ...own, id: 'BALANCE', source: 'BALANCE', from: ledgerAccount.wallet(userId), balanceFen: walletFen, quotaKey: `BALANCE:${userId}` },
    { ...own, id: 'FUND', source: 'FUND', from: ledgerAccount.fund(userId), balanceFen: fundFen, quotaKey: `FUND:${userId}` },
    ...cards.map(toCard),
    ...family.map(toFamily),
    ...lines.map(({ token }): Instrument => ({ ...own, id: 'CREDIT_LINE', source: 'CREDIT_LINE', from: null, balanceFen: null, token, quotaKey: `CREDIT_LINE:${userId}` })),
  ]
}

function toCard({ id, token, bankName, kind, last4 }: CardRow): Instrument {
  return { id, source: kind === 'DEBIT' ? 'DEBIT_CARD' : 'CREDIT_CARD', label: { bankName, last4 }, from: null, balanceFen: null, monthFen: null, token, isPaused: false, quotaKey: `CARD:${id}` }
}

/** What the giver has is not the receiver's to see. */
function toFamily({ id, giverId, giver, limitFen, state }: FamilyRow): Instrument {
  return { id, source: 'FAMILY_CARD', label: { giver }, from: ledgerAccount.wallet(giverId), balanceFen: null, monthFen: limitFen, token: null, isPaused: state === 'PAUSED', quotaKey: `FAMILY:${id}` }
}
