/** Our ledger, our payments, refunds and settlements, the companies' own books and the bank's side by side. */
import type { Ctx } from '@/lib/db'
import { verifyWallets } from '@/lib/funding'
import { verifyInvoices } from '@/lib/invoices'
import { verifyLedger } from '@/lib/ledger'
import { verifyPayments } from '@/lib/payments'
import { verifySettlements } from '@/lib/recon'
import { brokenRules } from '../integration/simulators/books'
import type { WaterWorld } from '../integration/simulators/harness'

/** Orders that came through the platform; OTC ones were paid at a counter. */
const OURS = `o.bill_no NOT LIKE 'OTC%'`

/** A row is a problem. */
const CHECKS: Record<string, string> = {
  'succeeded here, not credited there': `SELECT p.bill_no AS what FROM payment p LEFT JOIN sim_water.pay_order o ON o.company_code = p.company_code AND o.bill_no = p.bill_no
    WHERE p.state = 'SUCCEEDED' AND (o.state IS DISTINCT FROM CASE WHEN EXISTS (SELECT 1 FROM payment_refund r WHERE r.payment_id = p.id AND r.amount_fen = p.amount_fen AND r.taken_back_at IS NOT NULL) THEN 9 ELSE 2 END
      OR o.amount_fen <> p.amount_fen OR o.channel_bill_no <> p.channel_bill_no)`,
  'credited there, not succeeded here': `SELECT o.bill_no AS what FROM sim_water.pay_order o LEFT JOIN payment p ON p.company_code = o.company_code AND p.bill_no = o.bill_no
    WHERE o.state = 2 AND ${OURS} AND p.state IS DISTINCT FROM 'SUCCEEDED'`,
  'payable and settled differ from what was credited': `SELECT b.account_id AS what FROM (SELECT account_id, sum(balance_fen) AS fen FROM ledger_balance WHERE account_id LIKE 'payable:%' GROUP BY account_id) b
    WHERE b.fen + coalesce((SELECT sum(s.gross_fen + s.refund_fen) FROM settlement s WHERE s.state <> 'CARRIED' AND 'payable:' || s.company_code = b.account_id), 0) <> (SELECT coalesce(sum(o.amount_fen), 0) FROM sim_water.pay_order o WHERE o.state = 2 AND ${OURS} AND 'payable:' || o.company_code = b.account_id) - (SELECT coalesce(sum(g.amount_fen), 0) FROM sim_water.pay_refund g WHERE g.is_done AND 'payable:' || g.company_code = b.account_id)`,
  'payable and settled differ from succeeded payments': `SELECT b.account_id AS what FROM (SELECT account_id, sum(balance_fen) AS fen FROM ledger_balance WHERE account_id LIKE 'payable:%' GROUP BY account_id) b
    WHERE b.fen + coalesce((SELECT sum(s.gross_fen + s.refund_fen) FROM settlement s WHERE s.state <> 'CARRIED' AND 'payable:' || s.company_code = b.account_id), 0) <> (SELECT coalesce(sum(p.amount_fen), 0) FROM payment p WHERE p.state = 'SUCCEEDED' AND 'payable:' || p.company_code = b.account_id) - (SELECT coalesce(sum(r.amount_fen), 0) FROM payment_refund r JOIN payment p ON p.id = r.payment_id WHERE r.taken_back_at IS NOT NULL AND 'payable:' || p.company_code = b.account_id)`,
  'a wallet differs from what came into it and what left it': `SELECT w.account_id AS what FROM ledger_balance w WHERE w.account_id LIKE 'wallet:%' AND w.balance_fen <>
    (SELECT coalesce(sum(t.amount_fen), 0) FROM posting t JOIN journal j ON j.id = t.journal_id AND j.kind IN ('TOP_UP', 'FUND_IN', 'FUND_OUT') WHERE t.account_id = w.account_id)
    - (SELECT coalesce(sum(p.amount_fen), 0) FROM payment p LEFT JOIN family_card f ON f.id = p.instrument_id
       WHERE p.source IN ('BALANCE', 'FAMILY_CARD') AND 'wallet:' || coalesce(f.giver_id, p.user_id) = w.account_id AND p.state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING', 'SUCCEEDED'))
    - (SELECT coalesce(sum(t.amount_fen + t.fee_fen), 0) FROM wallet_transfer t WHERE t.kind IN ('WITHDRAW', 'REPAY') AND t.state <> 'REFUSED' AND 'wallet:' || t.user_id = w.account_id)
    + (SELECT coalesce(sum(r.amount_fen), 0) FROM payment_refund r JOIN payment p ON p.id = r.payment_id LEFT JOIN family_card f ON f.id = p.instrument_id
       WHERE r.state = 'SUCCESS' AND (r.is_redirected OR p.source IN ('BALANCE', 'FAMILY_CARD')) AND 'wallet:' || coalesce(f.giver_id, p.user_id) = w.account_id)`,
  'a fund differs from what came into it and what left it': `SELECT f.account_id AS what FROM ledger_balance f WHERE f.account_id LIKE 'fund:%' AND f.balance_fen <>
    (SELECT coalesce(sum(t.amount_fen), 0) FROM posting t JOIN journal j ON j.id = t.journal_id AND j.kind IN ('FUND_IN', 'FUND_OUT', 'YIELD') WHERE t.account_id = f.account_id)
    - (SELECT coalesce(sum(p.amount_fen), 0) FROM payment p WHERE p.source = 'FUND' AND 'fund:' || p.user_id = f.account_id AND p.state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING', 'SUCCEEDED'))
    + (SELECT coalesce(sum(r.amount_fen), 0) FROM payment_refund r JOIN payment p ON p.id = r.payment_id WHERE r.state = 'SUCCESS' AND p.source = 'FUND' AND 'fund:' || p.user_id = f.account_id)`,
  'a transfer done here, not at the bank, or the other way round': `SELECT coalesce(w.id, t.no) AS what FROM (
    SELECT id, amount_fen, CASE kind WHEN 'WITHDRAW' THEN 'PAY_OUT' WHEN 'YIELD' THEN 'RECEIVE' ELSE kind END AS kind FROM wallet_transfer WHERE state = 'DONE'
    UNION ALL SELECT id || CASE WHEN attempt > 1 THEN ':' || attempt ELSE '' END, net_fen, 'PAY_OUT' FROM settlement WHERE state = 'DONE') w FULL JOIN sim_bank.transfer t ON t.no = w.id
    WHERE (t.amount_fen, t.kind) IS DISTINCT FROM (w.amount_fen, w.kind)`,
  'taken by us, not from the card, or the other way round': `SELECT coalesce(b.order_no, c.order_no) AS what FROM (SELECT * FROM bank_order WHERE state = 'CAPTURED') b
    FULL JOIN sim_bank.capture c ON c.order_no = b.order_no WHERE b.amount_fen IS DISTINCT FROM c.amount_fen OR b.fee_fen IS DISTINCT FROM c.fee_fen`,
  'a part given back by the company, not by us, or the other way round': `SELECT coalesce(r.id, g.refund_no) AS what
    FROM (SELECT r.id, r.amount_fen FROM payment_refund r JOIN payment p ON p.id = r.payment_id WHERE r.taken_back_at IS NOT NULL AND r.amount_fen <> p.amount_fen) r
    FULL JOIN (SELECT * FROM sim_water.pay_refund WHERE is_done) g ON g.refund_no = r.id WHERE r.amount_fen IS DISTINCT FROM g.amount_fen`,
  'given back to a card by the bank, not by us, or the other way round': `SELECT coalesce(r.id, g.refund_no) AS what
    FROM (SELECT r.* FROM payment_refund r JOIN payment p ON p.id = r.payment_id WHERE p.bank_order_no IS NOT NULL AND NOT r.is_redirected AND r.state IN ('ARRIVING', 'SUCCESS')) r
    FULL JOIN sim_bank.refund g ON g.refund_no = r.id WHERE (r.amount_fen, r.fee_fen) IS DISTINCT FROM (g.amount_fen, g.fee_fen)`,
  'an invoice here, not at the bureau, or the other way round': `SELECT coalesce(i.id, a.application_no) AS what FROM (SELECT * FROM invoice WHERE state = 'ISSUED') i
    FULL JOIN (SELECT * FROM sim_tax.application WHERE state = 'ISSUED') a ON a.number = i.number WHERE i.gross_fen IS DISTINCT FROM a.gross_fen`,
  'the custodian bank has another balance than our books': `SELECT 'custodian' AS what FROM sim_bank.custodian_account a
    WHERE a.balance_fen + (SELECT sum(balance_fen) FROM ledger_balance WHERE account_id = 'custodian') <> 0`,
}

/** Once nothing is under way: what no longer may be there. */
const QUIET_CHECKS: Record<string, string> = {
  'a payment without an end': `SELECT id || ' ' || state AS what FROM payment WHERE state NOT IN ('CREATED', 'SUCCEEDED', 'FAILED', 'CLOSED')`,
  'a card still held for us': `SELECT order_no AS what FROM sim_bank.authorisation WHERE captured_fen + captured_fee_fen + released_fen <> amount_fen + fee_fen`,
  'money still in flight': `SELECT account_id AS what FROM ledger_balance WHERE account_id = 'in-flight:bank' GROUP BY account_id HAVING sum(balance_fen) <> 0`,
  'a transfer without an end': `SELECT id || ' ' || state AS what FROM wallet_transfer WHERE state IN ('REQUESTED', 'UNKNOWN')`,
  'a settlement without an answer': `SELECT id || ' ' || state AS what FROM settlement WHERE state IN ('REQUESTED', 'UNKNOWN')`,
  'a refund without an answer': `SELECT id || ' ' || state AS what FROM payment_refund WHERE state IN ('ASKING', 'PAYING')`,
  'an invoice without an end': `SELECT id || ' ' || state AS what FROM invoice WHERE state IN ('REQUESTED', 'SUBMITTED')`,
  'money still held': `SELECT account_id AS what FROM ledger_balance WHERE account_id LIKE 'held:%' AND balance_fen <> 0`,
}

async function run(ctx: Ctx, checks: Record<string, string>): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, sql]) => {
      const rows = await ctx.db.query<{ what: string }>(`${sql} LIMIT 10`, [])
      return rows.map(({ what }) => `${name}: ${what}`)
    }),
  )
  return found.flat()
}

/** Problems that must not be there at any moment at which no statement runs, but for orders on their way. */
export async function ledgerProblems(ctx: Ctx): Promise<string[]> {
  return [...(await verifyLedger(ctx)).problems, ...(await verifyPayments(ctx)), ...(await verifyWallets(ctx)), ...(await verifySettlements(ctx)), ...(await verifyInvoices(ctx))]
}

/** Problems when every payment has come to its end: no fen lost or made on either side. */
export async function moneyProblems(ctx: Ctx): Promise<string[]> {
  const company = { rows: (sql: string, values: unknown[] = []) => ctx.db.query(sql, values) } as unknown as WaterWorld
  return [...(await ledgerProblems(ctx)), ...(await run(ctx, CHECKS)), ...(await run(ctx, QUIET_CHECKS)), ...(await brokenRules(company))]
}
