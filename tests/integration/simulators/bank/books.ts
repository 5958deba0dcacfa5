/** What must hold in the bank's books whatever has happened: rows that break it. */
import type { BankWorld } from './harness'

const HELD = 'a.amount_fen + a.fee_fen - a.captured_fen - a.captured_fee_fen - a.released_fen'

const RULES = {
  'a card holds what its orders hold': `
    SELECT c.id FROM sim_bank.card c WHERE c.held_fen <> (SELECT coalesce(sum(${HELD}), 0) FROM sim_bank.authorisation a WHERE a.card_id = c.id)`,
  'an order is captured by its captures': `
    SELECT a.order_no FROM sim_bank.authorisation a LEFT JOIN (SELECT order_no, sum(amount_fen) AS amount, sum(fee_fen) AS fee FROM sim_bank.capture GROUP BY 1) k USING (order_no)
    WHERE a.captured_fen <> coalesce(k.amount, 0) OR a.captured_fee_fen <> coalesce(k.fee, 0)`,
  'an order is released by its releases': `
    SELECT a.order_no FROM sim_bank.authorisation a WHERE a.released_fen <> (SELECT coalesce(sum(r.amount_fen), 0) FROM sim_bank.release r WHERE r.order_no = a.order_no)`,
  'a capture is refunded by its refunds': `
    SELECT k.capture_no FROM sim_bank.capture k LEFT JOIN (SELECT capture_no, sum(amount_fen) AS amount, sum(fee_fen) AS fee FROM sim_bank.refund GROUP BY 1) r USING (capture_no)
    WHERE k.refunded_fen <> coalesce(r.amount, 0) OR k.refunded_fee_fen <> coalesce(r.fee, 0)`,
  'the custodian account is the sum of its entries, and so is each balance after one': `
    SELECT seq::text FROM (SELECT seq, balance_fen, sum(amount_fen) OVER (ORDER BY seq) AS summed FROM sim_bank.custodian_entry) e WHERE balance_fen <> summed
    UNION ALL SELECT 'account' FROM sim_bank.custodian_account WHERE balance_fen <> (SELECT coalesce(sum(amount_fen), 0) FROM sim_bank.custodian_entry) OR last_seq <> (SELECT count(*) FROM sim_bank.custodian_entry)`,
  'entries rise in number, time and day without a gap': `
    SELECT seq FROM (SELECT seq, at, value_date, lag(seq) OVER w AS before, lag(at) OVER w AS at_before, lag(value_date) OVER w AS day_before FROM sim_bank.custodian_entry WINDOW w AS (ORDER BY seq)) e
    WHERE seq <> coalesce(before, 0) + 1 OR at < at_before OR value_date < day_before`,
  'each movement has one entry of its amount': `
    SELECT kind, reference FROM (
      SELECT 'CAPTURE' AS kind, capture_no AS reference, amount_fen FROM sim_bank.capture UNION ALL
      SELECT 'REFUND', refund_no, -amount_fen FROM sim_bank.refund UNION ALL
      SELECT kind, no, CASE WHEN kind IN ('TOP_UP', 'RECEIVE') THEN amount_fen ELSE -amount_fen END FROM sim_bank.transfer) m
    FULL JOIN (SELECT kind, reference, amount_fen FROM sim_bank.custodian_entry WHERE kind <> 'OPENING') e USING (kind, reference) WHERE m.amount_fen IS DISTINCT FROM e.amount_fen`,
}

/** What is on cards moves only with what the books say: since `start`, by card id. */
const CARD_MONEY = `SELECT c.id, c.balance_fen
  + coalesce((SELECT sum(a.captured_fen + a.captured_fee_fen) FROM sim_bank.authorisation a WHERE a.card_id = c.id), 0)
  - coalesce((SELECT sum(r.amount_fen + r.fee_fen) FROM sim_bank.refund r WHERE r.card_id = c.id AND r.is_booked), 0)
  + coalesce((SELECT sum(CASE WHEN t.kind = 'TOP_UP' THEN t.amount_fen ELSE -t.amount_fen END) FROM sim_bank.transfer t JOIN sim_bank.card_token k ON k.token = t.party_ref WHERE k.card_id = c.id), 0)
  AS fen FROM sim_bank.card c`

export async function brokenBankRules(world: Pick<BankWorld, 'rows'>): Promise<string[]> {
  const broken: string[] = []
  for (const [rule, sql] of Object.entries(RULES)) {
    const rows = await world.rows(sql)
    if (rows.length > 0) broken.push(`${rule}: ${JSON.stringify(rows.slice(0, 3), (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`)
  }
  return broken
}

/** What each card had when it came into the world, worked back from its books: the same at any time. */
export async function firstBalances(world: Pick<BankWorld, 'rows'>): Promise<Record<string, string>> {
  const rows = await world.rows<{ id: string; fen: string }>(`${CARD_MONEY} ORDER BY c.id`)
  return Object.fromEntries(rows.map(({ id, fen }) => [id, `${fen}`]))
}
