/** Rule P2: a thousand payments at once against one 亲情卡 with 3,000 yuan left spend no fen more than that. */
import { expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { planFunding } from '@/lib/funding'
import { getFamilyCard } from '@/lib/funding/family'
import { isDomainError } from '@/lib/kernel/errors'
import { elapsedMs } from '@/lib/kernel/clock'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { reservePayment } from '@/lib/payments'
import { giveTo } from '../../support/family'
import { newResident, userIdOf } from '../../support/journey'
import { ledgerProblems } from '../../support/money-books'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const PAYMENTS = 1_000
const AMOUNT_FEN = 700n

/** So many 户号 of one resident, each with a quote, as bindAccount and quotePayment write them. */
async function makeQuotes(ctx: Ctx): Promise<string[]> {
  const values = [userIdOf(ctx), ctx.clock.now()]
  const series = `generate_series(1, ${PAYMENTS}) n`
  await ctx.db.query(
    `INSERT INTO water_account (id, user_id, company_code, bill_key, alias, holder_masked, address_masked, household_size, reminder_fen, bound_at)
     SELECT 'wa' || n, $1, 'beijing', '09' || lpad(n::text, 8, '0'), '户' || n, '*', '*', 3, 2000, $2 FROM ${series}`,
    values,
  )
  await ctx.db.query(`INSERT INTO due_version (company_code, bill_key, version) SELECT 'beijing', '09' || lpad(n::text, 8, '0'), 0 FROM ${series}`, [])
  await ctx.db.query(
    `INSERT INTO payment (id, user_id, water_account_id, company_code, bill_key, state, intent, amount_fen, arrears_fen, due_version, source, bill_no, transaction_id, attach, bill_month, customer_name, sends, steps, created_at, expires_at)
     SELECT 'p' || n, $1, 'wa' || n, 'beijing', '09' || lpad(n::text, 8, '0'), 'CREATED', 'PREPAY', ${AMOUNT_FEN}, 0, 0, 'BALANCE', '2026' || n, '4200' || n, '', '', '*', 0, 0, $2::timestamptz, $2::timestamptz + interval '1 hour' FROM ${series}`,
    values,
  )
  return Array.from({ length: PAYMENTS }, (_, n) => `p${n + 1}`)
}

test('a thousand at once: spent exactly within the limit', async () => {
  const giver = (await newResident(world, { walletFen: 1_000_000n })).ctx
  const receiver = (await newResident(world, { walletFen: 0n })).ctx
  const card = await giveTo(giver, receiver, { limit: '3000' })
  const quotes = await makeQuotes(receiver)
  const userId = userIdOf(receiver)
  const since = elapsedMs()
  const codes = await Promise.all(
    quotes.map(async (paymentId) => {
      try {
        const [plan] = await planFunding(receiver, { userId, intent: 'PREPAY', parts: [{ companyCode: 'beijing', amountFen: AMOUNT_FEN }], agreedFeeFen: 0n }, card, [paymentId])
        await reservePayment(receiver, { paymentId, userId, idempotencyKey: `key-${paymentId}`, instrument: card, plan })
        return 'ok'
      } catch (error) {
        return isDomainError(error) ? error.code : String(error)
      }
    }),
  )
  const counts = Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]))
  // 428 × 7.00 = 2,996.00; the next would be above.
  expect(counts).toEqual({ ok: 428, SOURCE_MONTH_LIMIT: 572 })
  expect([await balanceOf(giver, ledgerAccount.wallet(userIdOf(giver))), await balanceOf(giver, ledgerAccount.held(userId))]).toEqual([1_000_000n - 299_600n, 299_600n])
  expect(await getFamilyCard({ ctx: giver, input: { familyCardId: card } })).toMatchObject({ leftFen: 400n })
  expect(await ledgerProblems(giver)).toEqual([])
  expect(elapsedMs() - since).toBeLessThan(60_000)
})
