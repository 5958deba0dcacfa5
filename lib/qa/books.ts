import type { Ctx } from '@/lib/db'
import { listOrders, type CompanyOrder } from '@/lib/simulators/water'
import { requireQa } from './require-qa'

export type Books = {
  /** Of the ledger, credit positive */
  balances: { account: string; amountFen: bigint }[]
  /** Orders of residents, oldest first; CREATED and CLOSED ones were never agreed to */
  payments: { id: string; billKey: string; state: string; amountFen: bigint; resident: string }[]
  /** What the companies have on their own books from the platform */
  orders: CompanyOrder[]
  /** What the companies have been paid, or are being paid, for which working day; credits of that day's predecessors, fees not taken off */
  settlements: { companyCode: string; day: string; state: string; grossFen: bigint }[]
  residents: { id: string; nickname: string }[]
  bindings: { id: string; billKey: string; state: string }[]
  accounts: { id: string; resident: string; companyCode: string; billKey: string; alias: string }[]
}

/** The most lines of each kind. */
const MOST = 500

/** Both sides of the wire, for a test that compares them (rule Q5's ground). */
export async function readBooks(ctx: Ctx): Promise<Books> {
  requireQa(ctx)
  const [balances, payments, orders, settlements, residents, bindings, accounts] = await Promise.all([
    ctx.db.query<Books['balances'][number]>('SELECT account_id AS account, sum(balance_fen)::bigint AS "amountFen" FROM ledger_balance GROUP BY 1 ORDER BY 1 LIMIT $1', [MOST]),
    ctx.db.query<Books['payments'][number]>(
      `SELECT p.id, p.bill_key AS "billKey", p.state, p.amount_fen AS "amountFen", u.display_name AS resident FROM payment p JOIN app_user u ON u.id = p.user_id
       ORDER BY p.created_at, p.id LIMIT $1`,
      [MOST],
    ),
    listOrders(ctx, MOST),
    ctx.db.query<Books['settlements'][number]>(`SELECT company_code AS "companyCode", day, state, gross_fen AS "grossFen" FROM settlement WHERE state <> 'CARRIED' ORDER BY day, company_code LIMIT $1`, [MOST]),
    ctx.db.query<Books['residents'][number]>(`SELECT id, display_name AS nickname FROM app_user WHERE role = 'RESIDENT' ORDER BY id LIMIT $1`, [MOST]),
    ctx.db.query<Books['bindings'][number]>('SELECT id, bill_key AS "billKey", state FROM bind_request ORDER BY started_at, id LIMIT $1', [MOST]),
    ctx.db.query<Books['accounts'][number]>(
      `SELECT a.id, u.display_name AS resident, a.company_code AS "companyCode", a.bill_key AS "billKey", a.alias FROM water_account a JOIN app_user u ON u.id = a.user_id
       WHERE a.unbound_at IS NULL ORDER BY a.bound_at, a.id LIMIT $1`,
      [MOST],
    ),
  ])
  return { balances, payments, orders, settlements, residents, bindings, accounts }
}
