import { expect, test } from 'vitest'
import { finishBinding, sendBindCode, startBinding, verifyBindCode } from '@/lib/accounts'
import type { Ctx } from '@/lib/db'
import { balanceOf, ledgerAccount, verifyLedger } from '@/lib/ledger'
import { confirmPayment, getPayment, listTransitions, quotePayment, verifyPayments } from '@/lib/payments'
import { listRecords } from '@/lib/payments/records'
import { listMessages } from '@/lib/simulators/phone'
import { useWorld } from '../../support/world'

const world = useWorld()
let keys = 0
const key = () => `key-${(keys += 1)}-payments`

async function bind(ctx: Ctx, number: string): Promise<string> {
  const started = await startBinding({ ctx, input: { companyCode: 'beijing', number } })
  await sendBindCode({ ctx, input: { bindRequestId: started.id } })
  const [sms] = await listMessages(ctx, { limit: 1 })
  const code = /\d{6}/.exec(sms?.body ?? '')?.[0] ?? ''
  const verified = await verifyBindCode({ ctx, input: { bindRequestId: started.id, code } })
  const { waterAccountId } = await finishBinding({ ctx, input: { bindRequestId: started.id, alias: verified.aliasSuggestion, idempotencyKey: key() } })
  await world.advance(60_000)
  return waterAccountId
}

async function pay(ctx: Ctx, waterAccountId: string, intent = 'FULL', amount?: string) {
  const quote = await quotePayment({ ctx, input: { waterAccountId, intent, amount, idempotencyKey: key() } })
  return confirmPayment({ ctx, input: { paymentId: quote.id, password: '123456', idempotencyKey: key() } })
}

async function allIsWell(): Promise<void> {
  const ctx = await world.system()
  expect(await verifyLedger(ctx)).toMatchObject({ balanced: true, problems: [] })
  expect(await verifyPayments(ctx)).toEqual([])
  expect(world.jobErrors).toEqual([])
}

const companyOrders = async (billNo: string) => {
  const ctx = await world.system()
  return ctx.db.prisma.simWaterOrder.findMany({ where: { billNo } })
}

test('the main job: bind 0100000001, pay 90.00, see it credited on both sides', async () => {
  const ctx = await world.resident()
  const waterAccountId = await bind(ctx, '０１００ ０００ ００１')
  const paid = await pay(await world.resident(), waterAccountId)
  expect(paid).toMatchObject({ state: 'RESERVED', amountFen: 9000n, arrearsFen: 9000n })
  expect(await balanceOf(ctx, ledgerAccount.wallet(paid ? (ctx.actor as { userId: string }).userId : ''))).toBe(41_000n)
  await world.runDue()
  const done = await getPayment({ ctx: await world.resident(), input: { paymentId: paid.id } })
  expect(done).toMatchObject({ state: 'SUCCEEDED' })
  expect(done.channelBillNo).toBeTruthy()
  expect(await companyOrders(done.billNo)).toMatchObject([{ amountFen: 9000n, state: 2 }])
  expect(await balanceOf(ctx, ledgerAccount.payable('beijing'))).toBe(9000n)
  expect((await listTransitions({ ctx, input: { paymentId: paid.id } })).map((step) => step.to)).toEqual(['RESERVED', 'CREDITING', 'SUCCEEDED'])
  await allIsWell()
})

test('a company that credits and says nothing: unknown until confirm answers', async () => {
  const ctx = await world.resident()
  const waterAccountId = await bind(ctx, '0100000408')
  const paid = await pay(await world.resident(), waterAccountId)
  await world.runDue()
  expect(await getPayment({ ctx, input: { paymentId: paid.id } })).toMatchObject({ state: 'UNKNOWN' })
  await world.advance(60_000)
  expect(await getPayment({ ctx, input: { paymentId: paid.id } })).toMatchObject({ state: 'SUCCEEDED' })
  expect(await companyOrders(paid.billNo)).toHaveLength(1)
  await allIsWell()
})

test('a charge that is lost is sent again under the same number', async () => {
  const waterAccountId = await bind(await world.resident(), '0100000409')
  const ctx = await world.resident()
  const paid = await pay(ctx, waterAccountId)
  await world.runDue()
  await world.advance(600_000)
  expect(await getPayment({ ctx, input: { paymentId: paid.id } })).toMatchObject({ state: 'SUCCEEDED' })
  expect(await companyOrders(paid.billNo)).toMatchObject([{ state: 2 }])
  await allIsWell()
})

test('charges that never arrive end in a reversal, and the money comes back', async () => {
  const waterAccountId = await bind(await world.resident(), '0100000410')
  const ctx = await world.resident()
  const userId = (ctx.actor as { userId: string }).userId
  const before = await balanceOf(ctx, ledgerAccount.wallet(userId))
  const paid = await pay(ctx, waterAccountId)
  await world.runDue()
  await world.advance(3_600_000)
  expect(await getPayment({ ctx, input: { paymentId: paid.id } })).toMatchObject({ state: 'FAILED', failureCode: 'NOT_CREDITED' })
  expect(await balanceOf(ctx, ledgerAccount.wallet(userId))).toBe(before)
  await allIsWell()
})

test('a refusal gives the money back at once, with the company’s own prompt', async () => {
  const waterAccountId = await bind(await world.resident(), '0100000500')
  const ctx = await world.resident()
  const paid = await pay(ctx, waterAccountId)
  await world.runDue()
  expect(await getPayment({ ctx, input: { paymentId: paid.id } })).toMatchObject({ state: 'FAILED', failureCode: 'EQ0012', failurePrompt: '账单信息异常,请联系缴费单位' })
  await allIsWell()
})

test('two quotes of one bill: exactly one is paid', async () => {
  const ctx = await world.resident()
  const [account] = await ctx.db.prisma.waterAccount.findMany({ where: { billKey: '0100000002' } })
  const input = { waterAccountId: account?.id, intent: 'FULL' }
  const quotes = await Promise.all([1, 2].map(() => quotePayment({ ctx, input: { ...input, idempotencyKey: key() } })))
  const results = await Promise.allSettled(quotes.map((quote) => confirmPayment({ ctx, input: { paymentId: quote.id, password: '123456', idempotencyKey: key() } })))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  const refused = results.find((result) => result.status === 'rejected')
  expect(refused?.reason.code).toBe('PAYMENT_IN_PROGRESS')
  await world.runDue()
  const loser = quotes[results.findIndex((result) => result.status === 'rejected')]
  await expect(confirmPayment({ ctx, input: { paymentId: loser?.id, password: '123456', idempotencyKey: key() } })).rejects.toMatchObject({ code: 'BILL_CHANGED' })
  await allIsWell()
})

test('double click, repeated request and a replay a day later: one payment', async () => {
  const ctx = await world.resident('李先生')
  const [account] = await ctx.db.prisma.waterAccount.findMany({ where: { billKey: '0100000004' } })
  const quote = await quotePayment({ ctx, input: { waterAccountId: account?.id, intent: 'PART', amount: '10', idempotencyKey: key() } })
  const input = { paymentId: quote.id, password: '123456', idempotencyKey: key() }
  const twice = await Promise.all([confirmPayment({ ctx, input }), confirmPayment({ ctx, input })])
  expect(new Set(twice.map((payment) => payment.id)).size).toBe(1)
  await world.runDue()
  await world.advance(86_400_000)
  const later = await world.resident('李先生')
  expect(await confirmPayment({ ctx: later, input })).toMatchObject({ id: quote.id, state: 'SUCCEEDED' })
  await expect(confirmPayment({ ctx: later, input: { ...input, idempotencyKey: key() } })).rejects.toMatchObject({ code: 'PAYMENT_CLOSED' })
  expect(await companyOrders(quote.billNo)).toHaveLength(1)
  const orders = await ctx.db.prisma.ledgerHold.findMany({ where: { id: quote.id } })
  expect(orders).toHaveLength(1)
  await allIsWell()
})

test('a key used for another payment is refused', async () => {
  const ctx = await world.resident('李先生')
  const [account] = await ctx.db.prisma.waterAccount.findMany({ where: { billKey: '0100000004' } })
  const quotes = [await quotePayment({ ctx, input: { waterAccountId: account?.id, intent: 'PART', amount: '1', idempotencyKey: key() } }), await quotePayment({ ctx, input: { waterAccountId: account?.id, intent: 'PART', amount: '2', idempotencyKey: key() } })]
  const shared = key()
  await confirmPayment({ ctx, input: { paymentId: quotes[0]?.id, password: '123456', idempotencyKey: shared } })
  await world.runDue()
  await expect(confirmPayment({ ctx, input: { paymentId: quotes[1]?.id, password: '123456', idempotencyKey: shared } })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  await allIsWell()
})

test('somebody else’s bill and payment are not there', async () => {
  const li = await world.resident('李先生')
  const wang = await world.resident('王女士')
  const [theirs] = await wang.db.prisma.waterAccount.findMany({ where: { billKey: '0100000002' } })
  await expect(quotePayment({ ctx: li, input: { waterAccountId: theirs?.id, intent: 'FULL', idempotencyKey: key() } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const mine = (await listRecords({ ctx: wang, input: {} })).items[0]
  await expect(getPayment({ ctx: li, input: { paymentId: mine?.id } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(confirmPayment({ ctx: li, input: { paymentId: mine?.id, password: '123456', idempotencyKey: key() } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the sixth wrong password is refused whatever it is, and nothing is written', async () => {
  const ctx = await world.resident('李先生')
  const [account] = await ctx.db.prisma.waterAccount.findMany({ where: { billKey: '0100000004' } })
  const quote = await quotePayment({ ctx, input: { waterAccountId: account?.id, intent: 'PART', amount: '3', idempotencyKey: key() } })
  const confirm = (password: string) => confirmPayment({ ctx, input: { paymentId: quote.id, password, idempotencyKey: key() } }).then(() => 'ok', (error) => error.code)
  const codes: string[] = []
  for (let n = 0; n < 5; n += 1) codes.push(await confirm('000000'))
  expect(codes).toEqual(['PASSWORD_WRONG', 'PASSWORD_WRONG', 'PASSWORD_WRONG', 'PASSWORD_WRONG', 'PASSWORD_LOCKED'])
  expect(await confirm('123456')).toBe('PASSWORD_LOCKED')
  expect(await getPayment({ ctx, input: { paymentId: quote.id } })).toMatchObject({ state: 'CREATED' })
  await allIsWell()
})
