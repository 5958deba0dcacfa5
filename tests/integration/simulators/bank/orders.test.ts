import { afterEach, describe, expect, it } from 'vitest'
import { brokenBankRules } from './books'
import { BEIJING, cardFor, CREDIT, DEBIT, GUANGZHOU, OK, refused, useBankWorld, valueIn } from './harness'

const world = useBankWorld('orders')
const gateway = () => world().gateway
const order = async (amountFen: bigint, more: Parameters<ReturnType<typeof world>['order']>[2] & { card?: typeof DEBIT } = {}) => {
  const { card = DEBIT, ...rest } = more
  return world().order(await world().tokenOf(card), amountFen, rest)
}
const authorised = async (...args: Parameters<typeof order>) => {
  const asked = await order(...args)
  return { ...asked, ...valueIn(await gateway().authorise(world().call(), asked)) }
}
const capture = (orderNo: string, amountFen: bigint, feeFen = 0n, captureNo = world().number()) => gateway().capture(world().call(), { orderNo, captureNo, amountFen, feeFen })
const release = (orderNo: string, amountFen: bigint, releaseNo = world().number()) => gateway().release(world().call(), { orderNo, releaseNo, amountFen })
const cancel = (orderNo: string) => gateway().cancelOrder(world().call(), { orderNo })
const query = async (orderNo: string) => valueIn(await gateway().queryOrder(world().call(), { orderNo }))

afterEach(async () => {
  expect(await brokenBankRules(world())).toEqual([])
})

describe('authorise', () => {
  it('holds money on the card and nothing else', async () => {
    const before = await world().card(DEBIT)
    const asked = await order(9_000n)
    const answer = await gateway().authorise(world().call(), asked)
    expect(answer).toEqual({ ok: true, value: { authNo: expect.stringMatching(/^\d{12}$/), channel: 'DIRECT', feeFen: 0n, bankName: '招商银行（模拟）' } })
    expect(await world().card(DEBIT)).toEqual({ ...before, heldFen: before.heldFen + 9_000n, freeFen: before.freeFen - 9_000n })
    expect(await gateway().authorise(world().call(), asked)).toEqual(answer)
    expect((await world().card(DEBIT)).heldFen).toBe(before.heldFen + 9_000n)
  })

  it.each([
    ['amount', { amountFen: 9_001n }],
    ['merchant', { merchantNo: GUANGZHOU }],
    ['fee', { maxFeeFen: 1n }],
    ['token', { token: 'tok_other' }],
  ])('refuses the number with another %s', async (_, change) => {
    const asked = await order(9_000n)
    valueIn(await gateway().authorise(world().call(), asked))
    expect(await gateway().authorise(world().call(), { ...asked, ...change })).toMatchObject(refused('NUMBER_USED', { code: 'INVALID_REQUEST' }))
  })

  it('asks 1 % of a credit card over the legacy channel, half a fen up, and only with consent', async () => {
    const asked = await order(1_250n, { card: CREDIT, merchantNo: GUANGZHOU })
    const before = await world().card(CREDIT)
    expect(await gateway().authorise(world().call(), asked)).toMatchObject(refused('FEE_NOT_AGREED', { code: 'RULE_LIMIT', feeFen: 13n, channel: 'LEGACY_UNIONPAY' }))
    expect(await world().card(CREDIT)).toEqual(before)
    expect(await gateway().authorise(world().call(), { ...asked, maxFeeFen: 13n })).toMatchObject({ ok: true, value: { feeFen: 13n, channel: 'LEGACY_UNIONPAY' } })
    expect((await world().card(CREDIT)).heldFen).toBe(before.heldFen + 1_263n)
  })

  it.each([
    ['a debit card over the legacy channel', DEBIT, GUANGZHOU, 'LEGACY_UNIONPAY'],
    ['a credit card over the direct one', CREDIT, BEIJING, 'DIRECT'],
  ])('asks no fee of %s', async (_, card, merchantNo, channel) => {
    expect(await gateway().authorise(world().call(), await order(10_000n, { card, merchantNo }))).toMatchObject({ ok: true, value: { feeFen: 0n, channel } })
  })

  it.each([
    ['INSUFFICIENT_FUNDS', 'NOT_ENOUGH', cardFor({ balanceFen: 100n }), 101n],
    ['OVER_CREDIT_LIMIT', 'NOT_ENOUGH', cardFor({ limitFen: 5_000n }), 5_001n],
    ['CARD_FROZEN', 'ACCOUNT_ERROR', cardFor({ isFrozen: true }), 1n],
    ['CARD_EXPIRED', 'ACCOUNT_ERROR', cardFor({ expiresOn: '2025-12-31' }), 1n],
    ['OVER_LIMIT_PAYMENT', 'RULE_LIMIT', cardFor({ bankCode: 'VILLAGE' }), 5_001n],
  ])('is refused by the issuer: %s', async (reason, code, card, amountFen) => {
    const asked = await order(amountFen, { card })
    expect(await gateway().authorise(world().call(), asked)).toMatchObject(refused(reason, { code }))
    expect(await query(asked.orderNo)).toBeNull()
  })

  it('counts against the issuer’s limit of a Shanghai day; what is released counts no more', async () => {
    const card = cardFor({ bankCode: 'VILLAGE' })
    const first = await authorised(5_000n, { card })
    const second = await order(3_001n, { card })
    expect(await gateway().authorise(world().call(), second)).toMatchObject(refused('OVER_LIMIT_DAY'))
    expect(await release(first.orderNo, 1n)).toEqual(OK)
    expect(await gateway().authorise(world().call(), second)).toMatchObject({ ok: true })
    const third = await order(5_000n, { card })
    expect(await gateway().authorise(world().call(), third)).toMatchObject(refused('OVER_LIMIT_DAY'))
    world().passDays(1)
    expect(await gateway().authorise(world().call(), third)).toMatchObject({ ok: true })
    // Yesterday's order is let go: today's limit is none the wider.
    expect(await cancel(first.orderNo)).toEqual(OK)
    expect(await gateway().authorise(world().call(), await order(3_001n, { card }))).toMatchObject(refused('OVER_LIMIT_DAY'))
  })

  it('knows neither other tokens nor other merchants', async () => {
    expect(await gateway().authorise(world().call(), world().order('tok_nobody', 1n))).toMatchObject(refused('TOKEN_UNKNOWN', { code: 'ACCOUNT_ERROR' }))
    expect(await gateway().authorise(world().call(), await order(1n, { merchantNo: '1' }))).toMatchObject(refused('MERCHANT_UNKNOWN', { code: 'MCH_NOT_EXISTS' }))
  })
})

describe('capture and release', () => {
  it('take what is held in parts; the custodian has the amounts, the acquirer the fee', async () => {
    const [before, custodian] = [await world().card(CREDIT), await world().custodianFen()]
    const { orderNo } = await authorised(10_000n, { card: CREDIT, merchantNo: GUANGZHOU, maxFeeFen: 100n })
    expect(await capture(orderNo, 6_000n, 60n)).toEqual(OK)
    expect(await release(orderNo, 1_010n)).toEqual(OK)
    expect(await capture(orderNo, 3_000n, 30n)).toEqual(OK)
    expect(await world().custodianFen()).toBe(custodian + 9_000n)
    expect(await world().card(CREDIT)).toEqual({ balanceFen: before.balanceFen - 9_090n, heldFen: before.heldFen, freeFen: before.freeFen - 9_090n })
    expect(await capture(orderNo, 1n)).toMatchObject(refused('OVER_AUTHORISED'))
    expect(await release(orderNo, 1n)).toMatchObject(refused('OVER_AUTHORISED'))
    const known = await query(orderNo)
    expect(known).toMatchObject({ amountFen: 10_000n, feeFen: 100n, channel: 'LEGACY_UNIONPAY', isCancelled: false, refunds: [] })
    expect(known?.captures.map(({ amountFen, feeFen }) => [amountFen, feeFen])).toEqual([[6_000n, 60n], [3_000n, 30n]])
    expect(known?.releases.map(({ amountFen }) => amountFen)).toEqual([1_010n])
  })

  it('happen once for each number', async () => {
    const [first, second] = [await authorised(500n), await authorised(500n)]
    const custodian = await world().custodianFen()
    const [captureNo, releaseNo] = [world().number(), world().number()]
    for (let n = 0; n < 3; n += 1) expect(await capture(first.orderNo, 100n, 0n, captureNo)).toEqual(OK)
    for (let n = 0; n < 3; n += 1) expect(await release(first.orderNo, 100n, releaseNo)).toEqual(OK)
    expect(await world().custodianFen()).toBe(custodian + 100n)
    expect(await capture(first.orderNo, 101n, 0n, captureNo)).toMatchObject(refused('NUMBER_USED'))
    expect(await capture(second.orderNo, 100n, 0n, captureNo)).toMatchObject(refused('NUMBER_USED'))
    expect(await release(second.orderNo, 100n, releaseNo)).toMatchObject(refused('NUMBER_USED'))
    expect(await world().custodianFen()).toBe(custodian + 100n)
  })

  it('take no more fee than was agreed, and know no other order', async () => {
    const { orderNo } = await authorised(500n)
    expect(await capture(orderNo, 400n, 1n)).toMatchObject(refused('OVER_AUTHORISED'))
    expect(await capture('nothing', 1n)).toMatchObject(refused('ORDER_UNKNOWN', { code: 'ORDER_NOT_EXIST' }))
    expect(await release('nothing', 1n)).toMatchObject(refused('ORDER_UNKNOWN'))
  })
})

describe('cancel', () => {
  it('gives back what is still held, once', async () => {
    const before = await world().card(DEBIT)
    const { orderNo } = await authorised(500n)
    expect(await capture(orderNo, 200n)).toEqual(OK)
    for (let n = 0; n < 3; n += 1) expect(await cancel(orderNo)).toEqual(OK)
    expect(await world().card(DEBIT)).toEqual({ balanceFen: before.balanceFen - 200n, heldFen: before.heldFen, freeFen: before.freeFen - 200n })
    expect(await query(orderNo)).toMatchObject({ isCancelled: true, releases: [{ amountFen: 300n }] })
    expect(await capture(orderNo, 1n)).toMatchObject(refused('OVER_AUTHORISED'))
  })

  it('refuses an order that comes after it', async () => {
    const asked = await order(500n)
    expect(await cancel(asked.orderNo)).toEqual(OK)
    expect(await gateway().authorise(world().call(), asked)).toMatchObject(refused('ORDER_CLOSED', { code: 'ORDER_CLOSED' }))
    expect(await query(asked.orderNo)).toBeNull()
    const { orderNo, token, merchantNo, amountFen, maxFeeFen } = await authorised(500n)
    expect(await cancel(orderNo)).toEqual(OK)
    expect(await gateway().authorise(world().call(), { orderNo, token, merchantNo, amountFen, maxFeeFen })).toMatchObject(refused('ORDER_CLOSED'))
  })
})
