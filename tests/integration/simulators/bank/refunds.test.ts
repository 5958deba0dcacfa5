import { afterEach, describe, expect, it } from 'vitest'
import { formatInstant, shanghaiInstant } from '@/lib/kernel/calendar'
import { brokenBankRules, firstBalances } from './books'
import { CREDIT, DEBIT, GUANGZHOU, OK, refused, useBankWorld, valueIn } from './harness'

const world = useBankWorld('refunds')
const refund = (captureNo: string, amountFen: bigint, feeFen = 0n, refundNo = world().number()) => world().gateway.refund(world().call(), { refundNo, captureNo, amountFen, feeFen })

async function captured(amountFen: bigint, { card = DEBIT, feeFen = 0n, merchantNo = GUANGZHOU } = {}) {
  const order = world().order(await world().tokenOf(card), amountFen, { merchantNo, maxFeeFen: feeFen })
  valueIn(await world().gateway.authorise(world().call(), order))
  const captureNo = world().number()
  expect(await world().gateway.capture(world().call(), { orderNo: order.orderNo, captureNo, amountFen, feeFen })).toEqual(OK)
  return { orderNo: order.orderNo, captureNo }
}

afterEach(async () => {
  expect(await brokenBankRules(world())).toEqual([])
})

describe('a refund to a debit card', () => {
  it('leaves the custodian account at once and arrives after one to three working days', async () => {
    world().at = shanghaiInstant(2026, 3, 20, 10)
    const { orderNo, captureNo } = await captured(9_000n)
    const [custodian, before] = [await world().custodianFen(), await world().card(DEBIT)]
    const { state, arrivesAt } = valueIn(await refund(captureNo, 9_000n))
    expect(state).toBe('PROCESSING')
    // It was a Friday.
    expect(['2026-03-23 10:00:00', '2026-03-24 10:00:00', '2026-03-25 10:00:00']).toContain(formatInstant(arrivesAt))
    expect(await world().custodianFen()).toBe(custodian - 9_000n)
    expect(await world().card(DEBIT)).toEqual(before)
    const query = async () => valueIn(await world().gateway.queryOrder(world().call(), { orderNo }))?.refunds[0]
    world().at = new Date(arrivesAt.getTime() - 1)
    expect(await query()).toMatchObject({ state: 'PROCESSING', arrivesAt })
    world().at = arrivesAt
    expect(await query()).toMatchObject({ state: 'SUCCESS', arrivesAt, captureNo, amountFen: 9_000n })
  })

  it('can be paid with once it has arrived, and no earlier', async () => {
    const token = await world().tokenOf(DEBIT)
    const { captureNo } = await captured(5_000n)
    const { arrivesAt } = valueIn(await refund(captureNo, 5_000n))
    await world().rows(`UPDATE sim_bank.card SET balance_fen = held_fen + 100 WHERE pan = $1`, [DEBIT.pan])
    const order = world().order(token, 5_100n)
    expect(await world().gateway.authorise(world().call(), order)).toMatchObject(refused('INSUFFICIENT_FUNDS'))
    world().at = arrivesAt
    const start = await firstBalances(world())
    expect(await world().gateway.authorise(world().call(), order)).toMatchObject({ ok: true })
    expect(await firstBalances(world())).toEqual(start)
    await world().rows(`UPDATE sim_bank.card SET balance_fen = 100000000 WHERE pan = $1`, [DEBIT.pan])
  })
})

describe('a refund to a credit card', () => {
  it('is against the debt at once; the fee goes back when the caller says so', async () => {
    const before = await world().card(CREDIT)
    const { captureNo } = await captured(10_000n, { card: CREDIT, feeFen: 100n })
    const custodian = await world().custodianFen()
    expect(valueIn(await refund(captureNo, 4_000n))).toEqual({ state: 'SUCCESS', arrivesAt: world().at })
    expect((await world().card(CREDIT)).balanceFen).toBe(before.balanceFen - 6_100n)
    expect(valueIn(await refund(captureNo, 6_000n, 100n))).toMatchObject({ state: 'SUCCESS' })
    expect(await world().card(CREDIT)).toEqual(before)
    expect(await world().custodianFen()).toBe(custodian - 10_000n)
  })
})

describe('any refund', () => {
  it('happens once for each number', async () => {
    const [one, other] = [await captured(1_000n), await captured(1_000n)]
    const custodian = await world().custodianFen()
    const refundNo = world().number()
    const answer = valueIn(await refund(one.captureNo, 600n, 0n, refundNo))
    world().pass(3_600)
    for (let n = 0; n < 3; n += 1) expect(valueIn(await refund(one.captureNo, 600n, 0n, refundNo))).toEqual(answer)
    expect(await world().custodianFen()).toBe(custodian - 600n)
    expect(await refund(one.captureNo, 601n, 0n, refundNo)).toMatchObject(refused('NUMBER_USED'))
    expect(await refund(other.captureNo, 600n, 0n, refundNo)).toMatchObject(refused('NUMBER_USED'))
  })

  it('gives back no more than was captured, of amount and of fee', async () => {
    const { captureNo } = await captured(1_000n, { card: CREDIT, feeFen: 10n })
    expect(await refund(captureNo, 1_001n)).toMatchObject(refused('OVER_CAPTURED', { code: 'INVALID_REQUEST' }))
    expect(await refund(captureNo, 500n, 11n)).toMatchObject(refused('OVER_CAPTURED'))
    expect(await refund(captureNo, 999n)).toMatchObject({ ok: true })
    expect(await refund(captureNo, 2n)).toMatchObject(refused('OVER_CAPTURED'))
    expect(await refund('nothing', 1n)).toMatchObject(refused('CAPTURE_UNKNOWN', { code: 'RESOURCE_NOT_EXISTS' }))
  })

  it('is refused while the custodian account lacks the money, and can be tried again', async () => {
    const { captureNo } = await captured(2_000n)
    const [custodian, payOutNo, refundNo] = [await world().custodianFen(), world().number(), world().number()]
    valueIn(await world().gateway.payOut(world().call(), { payOutNo, to: { kind: 'FUND' }, amountFen: custodian - 1_999n, memo: '' }))
    expect(await refund(captureNo, 2_000n, 0n, refundNo)).toMatchObject(refused('CUSTODIAN_NOT_ENOUGH', { code: 'NOT_ENOUGH' }))
    valueIn(await world().gateway.receive(world().call(), { receiveNo: world().number(), from: 'FUND', amountFen: custodian }))
    expect(await refund(captureNo, 2_000n, 0n, refundNo)).toMatchObject({ ok: true })
  })

  it('works after the card was unbound', async () => {
    const { captureNo } = await captured(1_000n, { card: CREDIT, feeFen: 10n })
    const token = await world().tokenOf(CREDIT)
    expect(await world().gateway.revokeToken(world().call(), { token })).toEqual(OK)
    expect(await world().gateway.authorise(world().call(), world().order(token, 1n))).toMatchObject(refused('TOKEN_UNKNOWN'))
    expect(await refund(captureNo, 1_000n, 10n)).toMatchObject({ ok: true, value: { state: 'SUCCESS' } })
  })
})
