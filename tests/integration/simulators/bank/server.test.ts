/** The bank side as a server: who is let in, and the same conversations over real HTTP. */
import { describe, expect, it } from 'vitest'
import { makeRsaPair, verifyRsa } from '@/lib/crypto'
import { bankV3, type BankCall, type BankLink } from '@/lib/gateways/bank'
import { httpOutside } from '@/lib/gateways/transports'
import { handleBankRoute } from '@/lib/simulators/bank'
import { lower, requestOf, text } from '../../../contract/bank/party'
import { serveOutside } from '../serve-outside'
import { brokenBankRules } from './books'
import { cardFor, OK, OPENING_FEN, refused, SILENT, useBankWorld, valueIn } from './harness'

const world = useBankWorld('server')
let nonces = 0

/** A pay-out as the platform signs it, its stamp `seconds` from now. */
function signed({ link = world().link, seconds = 0, nonce = `one-nonce-${(nonces += 1)}` }: { link?: BankLink; seconds?: number; nonce?: string } = {}): bankV3.BankRequest {
  const stamp = { timestamp: bankV3.secondsOf(world().at) + seconds, nonce }
  return requestOf('payOut', { payOutNo: `direct-${nonce}`, to: { kind: 'FUND' }, amountFen: 1n, memo: '' }, { link, stamp })
}

async function send(request: { method: string; url: string; headers: Record<string, string>; body: Uint8Array }) {
  const answer = await world().handleBank({ ...request, headers: lower(request.headers) })
  if (answer === 'SILENT') throw new Error('silent')
  return { status: answer.status, body: JSON.parse(text(answer.body)) as { code?: string; detail?: { reason: string } }, headers: answer.headers, raw: text(answer.body) }
}

const moved = async () => OPENING_FEN - (await world().custodianFen())

describe('a request', () => {
  it('is answered with a signature of the bank over the nonce that was asked with', async () => {
    const answer = await send(signed({ nonce: 'first-nonce' }))
    expect(answer).toMatchObject({ status: 200, body: { state: 'DONE' } })
    const signedText = `${answer.headers['Wechatpay-Timestamp']}\n${answer.headers['Wechatpay-Nonce']}\n${answer.raw}\n`
    expect(answer.headers['Wechatpay-Nonce']).toBe('first-nonce')
    expect(verifyRsa(world().link.bankPublicKey, signedText, answer.headers['Wechatpay-Signature'] ?? '')).toBe(true)
    expect(await moved()).toBe(1n)
  })

  it('is taken once', async () => {
    const request = signed()
    const before = await moved()
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(request)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status, body } of answers) if (status !== 200) expect({ status, body }).toMatchObject({ status: 401, body: { code: 'SIGN_ERROR', detail: { reason: 'NONCE_USED' } } })
    expect(await moved()).toBe(before + 1n)
  })

  it('is taken five minutes early or late, and no more', async () => {
    for (const seconds of [-300, 300]) expect(await send(signed({ seconds }))).toMatchObject({ status: 200 })
    const before = await moved()
    for (const seconds of [-301, 301]) expect(await send(signed({ seconds }))).toMatchObject({ status: 401, body: { code: 'SIGN_ERROR', detail: { reason: 'SIGNATURE_OLD' } } })
    expect(await moved()).toBe(before)
  })

  it('that was seen cannot be played again while it is fresh, however often others come', async () => {
    const request = signed({ seconds: 300 })
    expect(await send(request)).toMatchObject({ status: 200 })
    for (const wait of [299, 300, 1]) {
      world().pass(wait)
      expect(await send(signed())).toMatchObject({ status: 200 })
      expect(await send(request)).toMatchObject({ status: 401, body: { detail: { reason: 'NONCE_USED' } } })
    }
    world().pass(1)
    expect(await send(request)).toMatchObject({ status: 401, body: { detail: { reason: 'SIGNATURE_OLD' } } })
    world().pass(3_600)
    for (let n = 0; n < 5; n += 1) await send(signed())
    expect((await world().rows(`SELECT 1 FROM sim_bank.nonce`)).length).toBeLessThanOrEqual(5)
  })

  it.each<[string, (request: bankV3.BankRequest) => Partial<bankV3.BankRequest>]>([
    ['a changed amount', ({ body }) => ({ body: Buffer.from(text(body).replace('"amount_fen":1', '"amount_fen":9')) })],
    ['one more blank', ({ body }) => ({ body: Buffer.from(`${text(body)} `) })],
    ['another address', () => ({ url: '/v3/bank/receipts' })],
    ['a query of somebody else', ({ url }) => ({ url: `${url}?x=1` })],
    ['another method', () => ({ method: 'GET' })],
    ['another time', ({ headers }) => ({ headers: { Authorization: (headers.Authorization ?? '').replace(/timestamp="\d+/, '$&0') } })],
    ['another nonce', ({ headers }) => ({ headers: { Authorization: (headers.Authorization ?? '').replace('nonce_str="', 'nonce_str="x') } })],
    ['another merchant', ({ headers }) => ({ headers: { Authorization: (headers.Authorization ?? '').replace('mchid="1', 'mchid="2') } })],
    ['another serial', ({ headers }) => ({ headers: { Authorization: (headers.Authorization ?? '').replace('serial_no="', 'serial_no="0') } })],
    ['another scheme', ({ headers }) => ({ headers: { Authorization: (headers.Authorization ?? '').replace('RSA2048', 'RSA1024') } })],
    ['a nonce said twice', ({ headers }) => ({ headers: { Authorization: `${headers.Authorization},nonce_str="again-and-again"` } })],
    ['no signature', () => ({ headers: {} })],
    ['bytes that are no UTF-8', () => ({ body: new Uint8Array([0xff, 0xfe]) })],
    ['too many bytes', () => ({ body: Buffer.alloc(20_000, ' ') })],
  ])('with %s is refused, and no nonce is kept for it', async (_, change) => {
    const request = signed()
    const kept = async () => (await world().rows(`SELECT 1 FROM sim_bank.nonce`)).length
    const [before, known] = [await moved(), await kept()]
    expect(await send({ ...request, ...change(request) })).toMatchObject({ status: 401, body: { code: 'SIGN_ERROR', detail: { reason: 'SIGNATURE_WRONG' } } })
    expect(await kept()).toBe(known)
    expect(await moved()).toBe(before)
  })

  it('with a key of somebody else is refused', async () => {
    const { privateKey } = await makeRsaPair()
    expect(await send(signed({ link: { ...world().link, privateKey } }))).toMatchObject({ status: 401, body: { code: 'SIGN_ERROR' } })
    const call = world().call({ privateKey })
    expect(await world().gateway.cancelOrder(call, { orderNo: 'n1' })).toMatchObject(refused('SIGNATURE_WRONG', { code: 'SIGN_ERROR' }))
  })

  it('in the name of another bank’s key is garbled for the platform', async () => {
    const { publicKey } = await makeRsaPair()
    expect(await world().gateway.custodianBalance(world().call({ bankPublicKey: publicKey }), {})).toEqual({ ok: false, error: { kind: 'GARBLED' } })
    expect(await world().gateway.custodianBalance(world().call({ bankSerial: 'OTHER' }), {})).toEqual({ ok: false, error: { kind: 'GARBLED' } })
  })
})

describe('over HTTP', () => {
  const state = serveOutside((request) => handleBankRoute(world().sim, request))
  const call = (): BankCall => ({ ...world().call(), outside: httpOutside({ outsideUrl: state.url, world: 'w1' }) })

  it('asks and books, with every sign that a number may have and with a query', async () => {
    const order = world().order(await world().tokenOf(), 100n, { orderNo: 'A-1_b|c*d@e:f' })
    valueIn(await world().gateway.authorise(call(), order))
    expect(await world().gateway.capture(call(), { orderNo: order.orderNo, captureNo: 'A|1:c', amountFen: 60n, feeFen: 0n })).toEqual(OK)
    expect(valueIn(await world().gateway.queryOrder(call(), { orderNo: order.orderNo }))).toMatchObject({ captures: [{ captureNo: 'A|1:c' }] })
    expect(await world().gateway.cancelOrder(call(), { orderNo: order.orderNo })).toEqual(OK)
    expect(valueIn(await world().gateway.custodianBalance(call(), { at: world().at })).balanceFen).toBe(await world().custodianFen())
    world().passDays(1)
    expect(valueIn(await world().gateway.statement(call(), { day: '2026-03-16' })).entries.length).toBeGreaterThan(0)
  })

  it('is silence when the bank ends the connection', async () => {
    const order = world().order(await world().tokenOf(cardFor({ behaviour: 'AUTH_TIMEOUT_DONE' })), 100n)
    expect(await world().gateway.authorise(call(), order)).toEqual(SILENT)
    expect(valueIn(await world().gateway.queryOrder(call(), { orderNo: order.orderNo }))).toMatchObject({ amountFen: 100n })
  })

  it('knows its own addresses only', async () => {
    const ask = (path: string) => handleBankRoute(world().sim, { method: 'GET', path, query: new URLSearchParams(), headers: {}, body: new Uint8Array() })
    expect(await ask('/water/beijing')).toBeNull()
    expect(await ask('/bank')).toBeNull()
    expect(await ask('/bank/anything')).toMatchObject({ status: 401 })
  })

  it('takes companies on for this installation only, and a number stays whose it is', async () => {
    const take = (mayManage: boolean, merchant: object, method = 'POST') =>
      handleBankRoute(world().sim, { method, path: '/bank/manage/merchants', query: new URLSearchParams(), headers: {}, body: new TextEncoder().encode(JSON.stringify(merchant)) }, mayManage)
    const merchant = { merchantNo: '898990000001001', name: '新城供水（模拟）', channel: 'LEGACY_UNIONPAY' }
    expect(await take(false, merchant)).toMatchObject({ status: 403 })
    expect(await take(true, merchant, 'GET')).toMatchObject({ status: 405 })
    for (const wrong of [{}, { ...merchant, merchantNo: '' }, { ...merchant, merchantNo: '8'.repeat(33) }, { ...merchant, channel: 'UNKNOWN' }, []]) expect(await take(true, wrong)).toMatchObject({ status: 400 })
    for (const name of ['新城供水（模拟）', '别人']) expect(await take(true, { ...merchant, name })).toMatchObject({ status: 200 })
    expect(await world().sim.db.prisma.simBankMerchant.findUnique({ where: { merchantNo: merchant.merchantNo } })).toEqual({ ...merchant, creditFeePpm: 10_000 })
  })

  it('leaves whole books', async () => {
    expect(await brokenBankRules(world())).toEqual([])
  })
})
