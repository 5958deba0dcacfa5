import { afterEach, expect, it } from 'vitest'
import { brokenBankRules } from './books'
import { cardFor, CREDIT, DEBIT, GUANGZHOU, refused, useBankWorld, valueIn } from './harness'

const world = useBankWorld('races')
const gateway = () => world().gateway
const all = <T>(count: number, work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, n) => work(n)))
const goodOnes = (answers: { ok: boolean }[]) => answers.filter((answer) => answer.ok).length

async function authorised(amountFen: bigint, card = DEBIT, more = {}) {
  const order = world().order(await world().tokenOf(card), amountFen, more)
  valueIn(await gateway().authorise(world().call(), order))
  return order
}

afterEach(async () => {
  expect(await brokenBankRules(world())).toEqual([])
})

it('fifty authorisations of one balance: exactly what fits', async () => {
  await world().rows(`UPDATE sim_bank.card SET balance_fen = 1700 WHERE pan = $1`, [cardFor({ balanceFen: 100n }).pan])
  const token = await world().tokenOf(cardFor({ balanceFen: 100n }))
  const answers = await all(50, () => gateway().authorise(world().call(), world().order(token, 100n)))
  expect(goodOnes(answers)).toBe(17)
  for (const answer of answers) if (!answer.ok) expect(answer).toMatchObject(refused('INSUFFICIENT_FUNDS'))
  expect(await world().card(cardFor({ balanceFen: 100n }))).toEqual({ balanceFen: 1_700n, heldFen: 1_700n, freeFen: 0n })
})

it('fifty of one credit limit with a fee, and of one day’s limit', async () => {
  const credit = await world().tokenOf(cardFor({ limitFen: 5_000n }))
  expect(goodOnes(await all(50, () => gateway().authorise(world().call(), world().order(credit, 1_000n, { merchantNo: GUANGZHOU, maxFeeFen: 10n }))))).toBe(4)
  const village = await world().tokenOf(cardFor({ bankCode: 'VILLAGE' }))
  expect(goodOnes(await all(50, () => gateway().authorise(world().call(), world().order(village, 1_000n))))).toBe(8)
})

it('ten of one order are one, and the two cards of one number are not both taken', async () => {
  const order = world().order(await world().tokenOf(DEBIT), 100n)
  const other = await world().tokenOf(CREDIT)
  const before = [await world().card(DEBIT), await world().card(CREDIT)]
  const answers = await all(20, (n) => gateway().authorise(world().call(), n % 2 ? order : { ...order, token: other }))
  expect(goodOnes(answers)).toBe(10)
  expect(new Set(answers.map((answer) => answer.ok && answer.value.authNo)).size).toBe(2)
  const after = [await world().card(DEBIT), await world().card(CREDIT)]
  expect(after.reduce((sum, card, n) => sum + card.heldFen - (before[n]?.heldFen ?? 0n), 0n)).toBe(100n)
})

it('captures and releases of one order at once never take more than it holds', async () => {
  const { orderNo } = await authorised(1_000n)
  const custodian = await world().custodianFen()
  const [captures, releases] = await Promise.all([
    all(20, () => gateway().capture(world().call(), { orderNo, captureNo: world().number(), amountFen: 100n, feeFen: 0n })),
    all(20, () => gateway().release(world().call(), { orderNo, releaseNo: world().number(), amountFen: 100n })),
  ])
  expect(goodOnes(captures) + goodOnes(releases)).toBe(10)
  expect(await world().custodianFen()).toBe(custodian + BigInt(goodOnes(captures)) * 100n)
})

it('one number for many at once moves money once', async () => {
  const orders = [await authorised(1_000n), await authorised(1_000n)]
  const [custodian, no] = [await world().custodianFen(), world().number()]
  const [captures, releases] = await Promise.all([
    all(20, (n) => gateway().capture(world().call(), { orderNo: orders[n % 2]?.orderNo ?? '', captureNo: no, amountFen: 100n, feeFen: 0n })),
    all(20, (n) => gateway().release(world().call(), { orderNo: orders[n % 2]?.orderNo ?? '', releaseNo: no, amountFen: 10n })),
  ])
  expect([goodOnes(captures), goodOnes(releases)]).toEqual([10, 10])
  expect(await world().custodianFen()).toBe(custodian + 100n)
})

it.each([0, 1, 2, 3, 4])('an authorisation and its cancellation at once end cancelled (round %i)', async () => {
  const before = await world().card(DEBIT)
  const order = world().order(await world().tokenOf(DEBIT), 100n)
  const [authorisations, cancellations] = await Promise.all([
    all(5, () => gateway().authorise(world().call(), order)),
    all(5, () => gateway().cancelOrder(world().call(), { orderNo: order.orderNo })),
  ])
  expect(goodOnes(cancellations)).toBe(5)
  for (const answer of authorisations) if (!answer.ok) expect(answer).toMatchObject(refused('ORDER_CLOSED'))
  expect(await gateway().authorise(world().call(), order)).toMatchObject(refused('ORDER_CLOSED'))
  expect(await world().card(DEBIT)).toEqual(before)
})

it('refunds of one capture at once give back what was captured', async () => {
  const { orderNo } = await authorised(1_000n, CREDIT)
  const captureNo = world().number()
  valueIn(await gateway().capture(world().call(), { orderNo, captureNo, amountFen: 1_000n, feeFen: 0n }))
  const custodian = await world().custodianFen()
  const answers = await all(30, () => gateway().refund(world().call(), { refundNo: world().number(), captureNo, amountFen: 300n, feeFen: 0n }))
  expect(goodOnes(answers)).toBe(3)
  expect(await world().custodianFen()).toBe(custodian - 900n)
})

it('pay-outs at once stop where the custodian account ends', async () => {
  const custodian = await world().custodianFen()
  const part = custodian / 7n
  const answers = await all(30, () => gateway().payOut(world().call(), { payOutNo: world().number(), to: { kind: 'FUND' }, amountFen: part, memo: '' }))
  expect(goodOnes(answers)).toBe(7)
  expect(await world().custodianFen()).toBe(custodian - part * 7n)
})
