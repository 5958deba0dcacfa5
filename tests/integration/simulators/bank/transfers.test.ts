import { afterEach, describe, expect, it } from 'vitest'
import { brokenBankRules } from './books'
import { BEIJING, cardFor, CREDIT, DEBIT, GUANGZHOU, OK, OPENING_FEN, refused, useBankWorld, valueIn } from './harness'

const world = useBankWorld('transfers')
const gateway = () => world().gateway
const topUp = async (amountFen: bigint, { card = DEBIT, topUpNo = world().number() } = {}) => gateway().topUp(world().call(), { topUpNo, token: await world().tokenOf(card), amountFen })
const payOut = (to: Parameters<ReturnType<typeof gateway>['payOut']>[1]['to'], amountFen: bigint, payOutNo = world().number()) => gateway().payOut(world().call(), { payOutNo, to, amountFen, memo: '提现' })
const query = async (no: string) => valueIn(await gateway().queryTransfer(world().call(), { no }))

afterEach(async () => {
  expect(await brokenBankRules(world())).toEqual([])
})

describe('topUp', () => {
  it('takes money from a debit card, once for each number', async () => {
    const [before, custodian, topUpNo] = [await world().card(DEBIT), await world().custodianFen(), world().number()]
    for (let n = 0; n < 3; n += 1) expect(await topUp(5_000n, { topUpNo })).toEqual(OK)
    expect(await world().custodianFen()).toBe(custodian + 5_000n)
    expect((await world().card(DEBIT)).balanceFen).toBe(before.balanceFen - 5_000n)
    expect(await query(topUpNo)).toEqual({ kind: 'TOP_UP', amountFen: 5_000n, at: world().at })
    expect(await topUp(5_001n, { topUpNo })).toMatchObject(refused('NUMBER_USED'))
    expect(await query('nothing')).toBeNull()
  })

  it.each([
    ['NOT_A_DEBIT_CARD', CREDIT, 1n],
    ['INSUFFICIENT_FUNDS', cardFor({ balanceFen: 100n }), 101n],
    ['CARD_FROZEN', cardFor({ isFrozen: true }), 1n],
    ['OVER_LIMIT_PAYMENT', cardFor({ bankCode: 'VILLAGE' }), 5_001n],
  ])('is refused: %s', async (reason, card, amountFen) => {
    expect(await topUp(amountFen, { card })).toMatchObject(refused(reason))
  })

  it('counts against the day of the issuer together with payments', async () => {
    const card = cardFor({ bankCode: 'VILLAGE' })
    expect(await topUp(5_000n, { card })).toEqual(OK)
    expect(await gateway().authorise(world().call(), world().order(await world().tokenOf(card), 3_001n))).toMatchObject(refused('OVER_LIMIT_DAY'))
    expect(await topUp(3_001n, { card })).toMatchObject(refused('OVER_LIMIT_DAY'))
    expect(await topUp(3_000n, { card })).toEqual(OK)
  })
})

describe('payOut', () => {
  it('pays cards, companies, the lender and the fund manager', async () => {
    const [before, custodian] = [await world().card(DEBIT), await world().custodianFen()]
    const payOutNo = world().number()
    const answer = valueIn(await payOut({ kind: 'CARD', token: await world().tokenOf() }, 1_000n, payOutNo))
    expect(answer).toEqual({ state: 'DONE', at: world().at })
    world().pass(60)
    expect(valueIn(await payOut({ kind: 'CARD', token: await world().tokenOf() }, 1_000n, payOutNo))).toEqual(answer)
    expect((await world().card(DEBIT)).balanceFen).toBe(before.balanceFen + 1_000n)
    for (const to of [{ kind: 'COMPANY', merchantNo: BEIJING }, { kind: 'LENDER' }, { kind: 'FUND' }] as const) expect(await payOut(to, 1_000n)).toMatchObject({ ok: true })
    expect(await world().custodianFen()).toBe(custodian - 4_000n)
    expect(await query(payOutNo)).toMatchObject({ kind: 'PAY_OUT', amountFen: 1_000n })
  })

  it('is refused with other content, to strangers, and beyond what there is', async () => {
    const payOutNo = world().number()
    valueIn(await payOut({ kind: 'COMPANY', merchantNo: BEIJING }, 1n, payOutNo))
    expect(await payOut({ kind: 'COMPANY', merchantNo: GUANGZHOU }, 1n, payOutNo)).toMatchObject(refused('NUMBER_USED'))
    expect(await payOut({ kind: 'LENDER' }, 1n, payOutNo)).toMatchObject(refused('NUMBER_USED'))
    expect(await topUp(1n, { topUpNo: payOutNo })).toMatchObject(refused('NUMBER_USED'))
    expect(await payOut({ kind: 'COMPANY', merchantNo: '1' }, 1n)).toMatchObject(refused('MERCHANT_UNKNOWN'))
    expect(await payOut({ kind: 'CARD', token: 'tok_none' }, 1n)).toMatchObject(refused('TOKEN_UNKNOWN'))
    expect(await payOut({ kind: 'CARD', token: await world().tokenOf(CREDIT) }, 1n)).toMatchObject(refused('NOT_A_DEBIT_CARD'))
    expect(await payOut({ kind: 'CARD', token: await world().tokenOf(cardFor({ isFrozen: true })) }, 1n)).toMatchObject(refused('CARD_FROZEN'))
    const custodian = await world().custodianFen()
    expect(await payOut({ kind: 'FUND' }, custodian + 1n)).toMatchObject(refused('CUSTODIAN_NOT_ENOUGH', { code: 'NOT_ENOUGH' }))
    expect(await payOut({ kind: 'FUND' }, custodian)).toMatchObject({ ok: true })
    expect(await world().custodianFen()).toBe(0n)
    expect(await gateway().receive(world().call(), { receiveNo: world().number(), from: 'FUND', amountFen: OPENING_FEN })).toEqual(OK)
  })
})

it('receive takes what others pay in, once for each number', async () => {
  const [custodian, receiveNo] = [await world().custodianFen(), world().number()]
  const receive = (from: 'FUND' | 'LENDER', amountFen: bigint) => gateway().receive(world().call(), { receiveNo, from, amountFen })
  for (let n = 0; n < 3; n += 1) expect(await receive('FUND', 7n)).toEqual(OK)
  expect(await world().custodianFen()).toBe(custodian + 7n)
  expect(await receive('LENDER', 7n)).toMatchObject(refused('NUMBER_USED'))
  expect(await query(receiveNo)).toMatchObject({ kind: 'RECEIVE', amountFen: 7n })
})

describe('信用支付', () => {
  it('is one line for each user, pays as a card does, and is repaid', async () => {
    const { token, limitFen } = valueIn(await gateway().openCreditLine(world().call(), { userRef: 'usr_1' }))
    expect(valueIn(await gateway().openCreditLine(world().call(), { userRef: 'usr_1' }))).toEqual({ token, limitFen })
    expect(limitFen >= 50_000n && limitFen <= 500_000n && limitFen % 10_000n === 0n).toBe(true)
    const line = async () => valueIn(await gateway().creditLine(world().call(), { token }))
    const order = world().order(token, 10_000n, { merchantNo: GUANGZHOU, maxFeeFen: 100n })
    expect(await gateway().authorise(world().call(), order)).toMatchObject({ ok: true, value: { feeFen: 100n, bankName: '信用支付（模拟）' } })
    expect(await line()).toEqual({ limitFen, usedFen: 0n, heldFen: 10_100n })
    expect(await gateway().capture(world().call(), { orderNo: order.orderNo, captureNo: world().number(), amountFen: 10_000n, feeFen: 100n })).toEqual(OK)
    expect(await line()).toEqual({ limitFen, usedFen: 10_100n, heldFen: 0n })
    expect(await gateway().authorise(world().call(), world().order(token, limitFen))).toMatchObject(refused('OVER_CREDIT_LIMIT'))
    const [custodian, repayNo] = [await world().custodianFen(), world().number()]
    const repay = (amountFen: bigint, no = repayNo) => gateway().repay(world().call(), { repayNo: no, token, amountFen })
    for (let n = 0; n < 3; n += 1) expect(await repay(10_000n)).toEqual(OK)
    expect(await repay(101n, world().number())).toMatchObject(refused('OVER_REPAID'))
    expect(await world().custodianFen()).toBe(custodian - 10_000n)
    // What is owed can be paid although the line is closed.
    expect(await gateway().revokeToken(world().call(), { token })).toEqual(OK)
    expect(await repay(100n, world().number())).toEqual(OK)
    expect(await line()).toEqual({ limitFen, usedFen: 0n, heldFen: 0n })
    expect(await gateway().authorise(world().call(), world().order(token, 1n))).toMatchObject(refused('TOKEN_UNKNOWN'))
  })

  it('is not for everybody, and no card', async () => {
    const [{ user_ref: userRef } = { user_ref: '' }] = await world().rows<{ user_ref: string }>(`SELECT user_ref FROM sim_bank.lender_refusal LIMIT 1`)
    expect(await gateway().openCreditLine(world().call(), { userRef })).toMatchObject(refused('NOT_ELIGIBLE', { code: 'NO_AUTH' }))
    const token = await world().tokenOf(CREDIT)
    expect(await gateway().creditLine(world().call(), { token })).toMatchObject(refused('NOT_A_CREDIT_LINE'))
    expect(await gateway().repay(world().call(), { repayNo: world().number(), token, amountFen: 1n })).toMatchObject(refused('NOT_A_CREDIT_LINE'))
    expect(await gateway().creditLine(world().call(), { token: 'tok_none' })).toMatchObject(refused('TOKEN_UNKNOWN'))
  })

  it('gives one line to many who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => gateway().openCreditLine(world().call(), { userRef: 'usr_2' })))
    expect(new Set(answers.map((answer) => answer.ok && answer.value.token)).size).toBe(1)
    expect(await world().rows(`SELECT 1 FROM sim_bank.card WHERE user_ref = 'usr_2'`)).toHaveLength(1)
  })
})
