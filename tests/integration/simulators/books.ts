/** What must hold in the company's books whatever has happened: rows that break it. */
import type { WaterWorld } from './harness'

const PARTS = `SELECT o.company_code, o.bill_key, o.bill_no AS order_no, a."billNo" AS bill_no, a."lateFen" AS late, a."principalFen" AS principal
  FROM sim_water.pay_order o, jsonb_to_recordset(o.allocation -> 'bills') AS a("billNo" text, "lateFen" bigint, "principalFen" bigint) WHERE o.state = 2`

const RULES = {
  'a bill is paid by its orders and its prepayment': `
    SELECT b.bill_no FROM sim_water.bill b LEFT JOIN (SELECT company_code, bill_key, bill_no, sum(late) AS late, sum(principal) AS principal FROM (${PARTS}) p GROUP BY 1, 2, 3) p
      USING (company_code, bill_key, bill_no)
    WHERE b.principal_paid_fen <> coalesce(p.principal, 0) + b.prepaid_used_fen OR b.late_paid_fen <> coalesce(p.late, 0)`,
  'a prepaid balance is what orders left and bills have not used': `
    SELECT k.bill_key FROM sim_water.customer k WHERE k.prepaid_fen
      <> (SELECT coalesce(sum((o.allocation ->> 'prepaidFen')::bigint), 0) FROM sim_water.pay_order o WHERE o.company_code = k.company_code AND o.bill_key = k.bill_key AND o.state = 2)
       - (SELECT coalesce(sum(b.prepaid_used_fen), 0) FROM sim_water.bill b WHERE b.company_code = k.company_code AND b.bill_key = k.bill_key)`,
  'an order is spread to the fen': `
    SELECT o.bill_no FROM sim_water.pay_order o WHERE o.state = 2 AND o.amount_fen <> (o.allocation ->> 'prepaidFen')::bigint
      + (SELECT coalesce(sum(g.amount_fen), 0) FROM sim_water.pay_refund g WHERE g.company_code = o.company_code AND g.bill_no = o.bill_no AND g.is_done)
      + (SELECT coalesce(sum(p.late + p.principal), 0) FROM (${PARTS}) p WHERE p.company_code = o.company_code AND p.order_no = o.bill_no)`,
  'settled means paid in full': `
    SELECT b.bill_no FROM sim_water.bill b WHERE (b.settled_at IS NOT NULL) <> (b.principal_paid_fen = b.principal_fen AND b.late_paid_fen = b.late_fen)
      AND NOT (b.settled_at IS NULL AND b.principal_paid_fen < b.principal_fen)`,
  'no order hangs half way': 'SELECT bill_no FROM sim_water.pay_order WHERE state NOT IN (2, 9)',
}

export async function brokenRules(world: WaterWorld): Promise<string[]> {
  const broken: string[] = []
  for (const [rule, sql] of Object.entries(RULES)) {
    const rows = await world.rows(sql)
    if (rows.length > 0) broken.push(`${rule}: ${JSON.stringify(rows.slice(0, 3))}`)
  }
  return broken
}
