import { afterEach, expect, it } from 'vitest'
import type { CardBehaviour } from '@/lib/simulators/bank'
import { brokenBankRules } from './books'
import { cardFor, OK, refused, SILENT, useBankWorld, valueIn } from './harness'

const world = useBankWorld('troubles')
const gateway = () => world().gateway
const call = () => world().call()

async function orderOf(behaviour: CardBehaviour, amountFen = 1_000n) {
  return world().order(await world().tokenOf(cardFor({ behaviour })), amountFen)
}
async function authorisedOf(behaviour: CardBehaviour) {
  const order = await orderOf(behaviour)
  valueIn(await gateway().authorise(call(), order))
  return order
}
const query = async (orderNo: string) => valueIn(await gateway().queryOrder(call(), { orderNo }))

afterEach(async () => {
  expect(await brokenBankRules(world())).toEqual([])
})

it('AUTH_REFUSED: no reason is given, nothing is held', async () => {
  const order = await orderOf('AUTH_REFUSED')
  expect(await gateway().authorise(call(), order)).toMatchObject(refused('CARD_REFUSED', { code: 'TRADE_ERROR' }))
  expect(await query(order.orderNo)).toBeNull()
})

it('AUTH_TIMEOUT_DONE: held in silence; asking tells, cancelling gives back', async () => {
  const card = cardFor({ behaviour: 'AUTH_TIMEOUT_DONE' })
  const [order, topUpNo] = [await orderOf('AUTH_TIMEOUT_DONE'), world().number()]
  expect(await gateway().authorise(call(), order)).toEqual(SILENT)
  expect(await query(order.orderNo)).toMatchObject({ amountFen: 1_000n, captures: [] })
  expect((await world().card(card)).heldFen).toBe(1_000n)
  expect(await gateway().cancelOrder(call(), { orderNo: order.orderNo })).toEqual(OK)
  expect((await world().card(card)).heldFen).toBe(0n)
  expect(await gateway().topUp(call(), { topUpNo, token: order.token, amountFen: 100n })).toEqual(SILENT)
  expect(valueIn(await gateway().queryTransfer(call(), { no: topUpNo }))).toMatchObject({ kind: 'TOP_UP', amountFen: 100n })
})

it('AUTH_LOST: the first authorisation of each order is lost, later ones work', async () => {
  for (let n = 0; n < 2; n += 1) {
    const order = await orderOf('AUTH_LOST')
    expect(await gateway().authorise(call(), order)).toEqual(SILENT)
    expect(await query(order.orderNo)).toBeNull()
    expect(await gateway().authorise(call(), order)).toMatchObject({ ok: true })
  }
})

it('AUTH_ALWAYS_LOST: none ever arrives; a cancellation does', async () => {
  const order = await orderOf('AUTH_ALWAYS_LOST')
  for (let n = 0; n < 3; n += 1) expect(await gateway().authorise(call(), order)).toEqual(SILENT)
  expect(await query(order.orderNo)).toBeNull()
  expect(await gateway().cancelOrder(call(), { orderNo: order.orderNo })).toEqual(OK)
})

it('QUERY_SILENT: done in silence, and only the third query of each number is answered', async () => {
  const [order, topUpNo] = [await orderOf('QUERY_SILENT'), world().number()]
  expect(await gateway().authorise(call(), order)).toEqual(SILENT)
  expect(await gateway().topUp(call(), { topUpNo, token: order.token, amountFen: 100n })).toEqual(SILENT)
  for (let n = 0; n < 2; n += 1) {
    expect(await gateway().queryOrder(call(), { orderNo: order.orderNo })).toEqual(SILENT)
    expect(await gateway().queryTransfer(call(), { no: topUpNo })).toEqual(SILENT)
  }
  expect(await query(order.orderNo)).toMatchObject({ amountFen: 1_000n })
  expect(valueIn(await gateway().queryTransfer(call(), { no: topUpNo }))).toMatchObject({ kind: 'TOP_UP' })
})

it('CAPTURE_TIMEOUT_DONE: captured in silence, and once only', async () => {
  const { orderNo } = await authorisedOf('CAPTURE_TIMEOUT_DONE')
  const [custodian, captureNo] = [await world().custodianFen(), world().number()]
  for (let n = 0; n < 2; n += 1) expect(await gateway().capture(call(), { orderNo, captureNo, amountFen: 1_000n, feeFen: 0n })).toEqual(SILENT)
  expect(await query(orderNo)).toMatchObject({ captures: [{ captureNo, amountFen: 1_000n }] })
  expect(await world().custodianFen()).toBe(custodian + 1_000n)
})

it('CAPTURE_LOST: the third time it arrives', async () => {
  const { orderNo } = await authorisedOf('CAPTURE_LOST')
  const capture = { orderNo, captureNo: world().number(), amountFen: 1_000n, feeFen: 0n }
  for (let n = 0; n < 2; n += 1) expect(await gateway().capture(call(), capture)).toEqual(SILENT)
  expect(await query(orderNo)).toMatchObject({ captures: [] })
  expect(await gateway().capture(call(), capture)).toEqual(OK)
})

it('RELEASE_LOST: the third time it arrives, a cancellation too', async () => {
  const { orderNo } = await authorisedOf('RELEASE_LOST')
  const release = { orderNo, releaseNo: world().number(), amountFen: 400n }
  for (let n = 0; n < 2; n += 1) expect(await gateway().release(call(), release)).toEqual(SILENT)
  expect(await gateway().release(call(), release)).toEqual(OK)
  for (let n = 0; n < 2; n += 1) expect(await gateway().cancelOrder(call(), { orderNo })).toEqual(SILENT)
  expect(await gateway().cancelOrder(call(), { orderNo })).toEqual(OK)
  expect(await query(orderNo)).toMatchObject({ isCancelled: true })
})

it.each([['REFUND_TIMEOUT_DONE', 1], ['REFUND_LOST', 0]] as const)('%s: silence, with %i refund done', async (behaviour, count) => {
  const { orderNo } = await authorisedOf(behaviour)
  const [captureNo, refundNo] = [world().number(), world().number()]
  expect(await gateway().capture(call(), { orderNo, captureNo, amountFen: 1_000n, feeFen: 0n })).toEqual(OK)
  const refund = { refundNo, captureNo, amountFen: 1_000n, feeFen: 0n }
  for (let n = 0; n < 2; n += 1) expect(await gateway().refund(call(), refund)).toEqual(SILENT)
  expect((await query(orderNo))?.refunds).toHaveLength(count)
  if (behaviour === 'REFUND_LOST') expect(await gateway().refund(call(), refund)).toMatchObject({ ok: true })
})

it('PAY_OUT_TIMEOUT_DONE: paid in silence; the number tells', async () => {
  const card = cardFor({ behaviour: 'PAY_OUT_TIMEOUT_DONE' })
  const [before, payOutNo] = [await world().card(card), world().number()]
  const payOut = { payOutNo, to: { kind: 'CARD' as const, token: await world().tokenOf(card) }, amountFen: 100n, memo: '提现' }
  for (let n = 0; n < 2; n += 1) expect(await gateway().payOut(call(), payOut)).toEqual(SILENT)
  expect(valueIn(await gateway().queryTransfer(call(), { no: payOutNo }))).toMatchObject({ kind: 'PAY_OUT' })
  expect((await world().card(card)).balanceFen).toBe(before.balanceFen + 100n)
})

it('ISSUER_DOWN_LATER: bound, then down; nothing is done', async () => {
  const order = await orderOf('ISSUER_DOWN_LATER')
  expect(await gateway().authorise(call(), order)).toMatchObject(refused('ISSUER_UNAVAILABLE', { code: 'SYSTEM_ERROR' }))
  expect(await query(order.orderNo)).toBeNull()
})
