import { requireDesk } from '@/lib/auth'
import type { Ctx } from '@/lib/db'
import { verifyWallets } from '@/lib/funding'
import { ledgerAccount, verifyLedger, type LedgerReport } from '@/lib/ledger'
import { verifyPayments, type PaymentState } from '@/lib/payments'
import { verifySettlements } from '@/lib/recon'

export type MoneyOverview = { custodianFen: bigint; walletsFen: bigint; fundsFen: bigint; heldFen: bigint; payableFen: bigint; settlingFen: bigint }
export type PaymentLine = { id: string; state: PaymentState; companyName: string; billKey: string; amountFen: bigint; createdAt: Date }
export type Overview = { money: MoneyOverview; ledger: LedgerReport; problems: string[]; newest: PaymentLine[] }

const SUMS = `SELECT split_part(account_id, ':', 1) AS kind, sum(balance_fen)::bigint AS fen FROM ledger_balance GROUP BY 1`

/** The state of the books and the newest payments, for admins and operators. Errors: UNAUTHENTICATED, FORBIDDEN. */
export async function readOverview({ ctx }: { ctx: Ctx }): Promise<Overview> {
  requireDesk(ctx)
  const [sums, ledger, ofPayments, ofWallets, ofSettlements, newest] = await Promise.all([
    ctx.db.query<{ kind: string; fen: bigint }>(SUMS, []),
    verifyLedger(ctx),
    verifyPayments(ctx),
    verifyWallets(ctx),
    verifySettlements(ctx),
    ctx.db.query<PaymentLine>(
      `SELECT p.id, p.state, c.name AS "companyName", p.bill_key AS "billKey", p.amount_fen AS "amountFen", p.created_at AS "createdAt"
       FROM payment p JOIN company c ON c.code = p.company_code WHERE p.reserved_at IS NOT NULL ORDER BY p.created_at DESC, p.id DESC LIMIT 20`,
      [],
    ),
  ])
  const of = (kind: string) => sums.find((sum) => sum.kind === kind)?.fen ?? 0n
  // The custodian is an asset: its credit balance is negative.
  const money = { custodianFen: -of(ledgerAccount.custodian), walletsFen: of('wallet'), fundsFen: of('fund'), heldFen: of('held'), payableFen: of('payable'), settlingFen: of('settling') }
  return { money, ledger, problems: [...ofPayments, ...ofWallets, ...ofSettlements], newest }
}
