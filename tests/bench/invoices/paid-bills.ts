/** Bills that households have paid through the platform, and nobody has asked an invoice for. Made outside the measured time. */
import type { Ctx } from '@/lib/db'
import { runThrough } from '../support/rounds'
import { BILL_KEY, HOUSEHOLDS, makeQuotes } from '../payments/households'
import { payFromBalance } from '../payments/pay'

/** 18 m³ in the first step of Beijing's prices: water, resource tax and sewage. */
const VOLUME_M3 = 18
const BILL_FEN = 9_000n
const MONTHS = ['202601', '202602'] as const
const CLIENTS = 16

/** A reading and a bill a month for each household, at the company and with us, and the name on its invoices. */
async function makeBills(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  const series = `generate_series(1, ${HOUSEHOLDS}) n`
  for (const [nth, month] of MONTHS.entries()) {
    const values = [month, nth * VOLUME_M3, now]
    const parts = `'beijing', ${BILL_KEY}, $1::text || ${BILL_KEY}, $1::text, $1::text`
    await ctx.db.query(`INSERT INTO sim_water.reading (company_code, bill_key, month, volume_m3, read_type) SELECT 'beijing', ${BILL_KEY}, $1::text, ${VOLUME_M3}, 'ACTUAL' FROM ${series}`, [month])
    await ctx.db.query(
      `INSERT INTO sim_water.bill (company_code, bill_key, bill_no, begin_month, end_month, issued_on, due_on, volume_m3, used_before_m3, principal_fen, principal_paid_fen, prepaid_used_fen, late_fen, late_from, late_paid_fen, late_rate_ppm, late_base_fen)
       SELECT ${parts}, $3::date, $3::date + 90, ${VOLUME_M3}, $2::int, ${BILL_FEN}, 0, 0, 0, $3::date + 90, 0, 0, ${BILL_FEN} FROM ${series}`,
      values,
    )
    await ctx.db.query(
      `INSERT INTO bill (company_code, bill_key, bill_no, begin_month, end_month, issued_on, due_on, volume_m3, used_before_m3, amount_fen, late_fee_fen, late_fee_paid_fen, paid_fen, expected_fen, refreshed_at)
       SELECT ${parts}, $3::timestamptz, $3::timestamptz + interval '90 days', ${VOLUME_M3}, $2::int, ${BILL_FEN}, 0, 0, ${BILL_FEN}, ${BILL_FEN}, $3::timestamptz FROM ${series}`,
      values,
    )
  }
  await ctx.db.query(`INSERT INTO invoice_title (id, user_id, kind, name, is_default, created_at) SELECT 'ttl' || n, 'hh' || n, 'PERSON', '王芳', true, $1 FROM ${series}`, [now])
  await ctx.db.query('ANALYZE sim_water.reading, sim_water.bill, bill, invoice_title', [])
}

/** Pays so many bills as the measurement of payments does: reserved, credited by the company, posted. Returns the payments. */
export async function payBills(ctx: Ctx, count: number): Promise<string[]> {
  await makeBills(ctx)
  const ids: string[] = []
  for (let batch = 0; ids.length < count; batch += 1) {
    const quotes = (await makeQuotes(ctx, String(9001 + batch), BILL_FEN)).slice(0, count - ids.length)
    await runThrough(CLIENTS, quotes, (id) => payFromBalance(ctx, id))
    ids.push(...quotes)
  }
  // What follows from a payment, its notices and looks at new bills, is not what is measured here.
  await ctx.db.query(`UPDATE scheduled_job SET state = 'DONE', finished_at = $1 WHERE state = 'PENDING' RETURNING id`, [ctx.clock.now()])
  await ctx.db.query('ANALYZE payment, scheduled_job, sim_water.pay_order', [])
  return ids
}

export const payerOf = (paymentId: string): string => paymentId.split('-')[1] ?? ''
