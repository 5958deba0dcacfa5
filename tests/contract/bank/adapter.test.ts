/** The platform's adapter against a bank that answers as it likes. */
import { describe, expect, it } from 'vitest'
import { signRsa } from '@/lib/crypto'
import { bankGateway, bankV3, movedNothing, type BankCall, type BankFailure } from '@/lib/gateways/bank'
import type { OutsideAnswer, OutsideRequest } from '@/lib/kernel/outside'
import { PRIVATE_KEY } from './keys'
import { BANK, bytes, LINK, STAMP, text, WALL } from './party'

type Recorded = Parameters<BankCall['record']>[0]

function callWith(answer: OutsideAnswer | ((request: OutsideRequest) => OutsideAnswer)) {
  const recorded: Recorded[] = []
  const sent: OutsideRequest[] = []
  const call: BankCall = {
    link: LINK,
    clock: { wall: () => WALL },
    secrets: { token: () => STAMP.nonce },
    record: async (message) => void recorded.push(message),
    outside: {
      send: async (request) => {
        sent.push(request)
        return typeof answer === 'function' ? answer(request) : answer
      },
    },
  }
  return { call, recorded, sent }
}

type Change = { status?: number; timestamp?: number; nonce?: string; serial?: string; sent?: string; key?: string; without?: string }

/** A signed answer, changed after it was signed where `sent` says so. */
function answered(body: string, { status = 200, timestamp = STAMP.timestamp, nonce = STAMP.nonce, serial = 'BANK01', sent = body, key = PRIVATE_KEY, without = '' }: Change = {}): OutsideAnswer {
  const headers: Record<string, string> = {
    'Wechatpay-Timestamp': `${timestamp}`,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': serial,
    'Wechatpay-Signature': signRsa(key, `${timestamp}\n${nonce}\n${body}\n`),
  }
  delete headers[without]
  return { outcome: 'ANSWERED', status, headers, body: bytes(sent) }
}

const ORDER = { orderNo: 'O1', token: 'tok_1', merchantNo: '898110100001', amountFen: 9_000n, maxFeeFen: 0n }
const YES = '{"auth_no":"123456789012","channel":"DIRECT","fee_fen":0,"bank_name":"工商银行（模拟）"}'
const NO = '{"code":"NOT_ENOUGH","message":"余额不足","detail":{"reason":"INSUFFICIENT_FUNDS"}}'
const authorise = (answer: OutsideAnswer) => bankGateway.authorise(callWith(answer).call, ORDER)

describe('an answer', () => {
  it('is taken when the bank has signed it for this question', async () => {
    const { call, sent, recorded } = callWith(answered(YES))
    expect(await bankGateway.authorise(call, ORDER)).toEqual({ ok: true, value: { authNo: '123456789012', channel: 'DIRECT', feeFen: 0n, bankName: '工商银行（模拟）' } })
    expect(sent).toMatchObject([{ endpoint: 'sim:bank', method: 'POST', path: '/v3/bank/authorisations', timeoutMs: 10_000 }])
    expect(recorded).toMatchObject([{ operation: 'authorise', outcome: 'ANSWERED', response: `HTTP 200\n\n${YES}` }])
    expect(recorded[0]?.request).toMatch(/^POST \/v3\/bank\/authorisations\nAuthorization: WECHATPAY2-SHA256-RSA2048 mchid=.*\n\n\{"order_no":"O1"/)
  })

  it('is what the bank itself would write', async () => {
    const { status, headers, body } = bankV3.encodeAnswer(BANK, 'authorise', { authNo: '123456789012', channel: 'DIRECT', feeFen: 0n, bankName: '工商银行（模拟）' }, STAMP)
    expect({ status, body: text(body) }).toEqual({ status: 200, body: YES })
    expect({ outcome: 'ANSWERED', status, headers: { ...headers, 'Content-Type': '' }, body }).toEqual({ ...answered(YES), headers: { ...(answered(YES) as { headers: object }).headers, 'Content-Type': '' } })
  })

  it('may have fields that are new to us, and be five minutes off', async () => {
    expect(await authorise(answered(YES.replace('{', '{"new_field":{"a":[1]},')))).toMatchObject({ ok: true })
    for (const seconds of [-300, 300]) expect(await authorise(answered(YES, { timestamp: STAMP.timestamp + seconds }))).toMatchObject({ ok: true })
  })

  it.each<[string, OutsideAnswer]>([
    ['a changed byte', answered(YES, { sent: YES.replace('"fee_fen":0', '"fee_fen":1') })],
    ['another nonce: an old answer played again', answered(YES, { nonce: '693BEC0C930BF1AFEB40B4A08C8FB242' })],
    ['another serial', answered(YES, { serial: 'BANK02' })],
    ['a time six minutes ago', answered(YES, { timestamp: STAMP.timestamp - 301 })],
    ['a time in six minutes', answered(YES, { timestamp: STAMP.timestamp + 301 })],
    ['no signature', answered(YES, { without: 'Wechatpay-Signature' })],
    ['no nonce', answered(YES, { without: 'Wechatpay-Nonce' })],
    ['no time', answered(YES, { without: 'Wechatpay-Timestamp' })],
    ['no serial', answered(YES, { without: 'Wechatpay-Serial' })],
    ['a missing field', answered(YES.replace('"fee_fen":0,', ''))],
    ['an amount that is a text', answered(YES.replace('"fee_fen":0', '"fee_fen":"0"'))],
    ['an amount with a part of a fen', answered(YES.replace('"fee_fen":0', '"fee_fen":0.5'))],
    ['an amount below zero', answered(YES.replace('"fee_fen":0', '"fee_fen":-1'))],
    ['an amount beyond 2^53', answered(YES.replace('"fee_fen":0', '"fee_fen":9007199254740993'))],
    ['another channel', answered(YES.replace('DIRECT', 'MAGIC'))],
    ['a list', answered(`[${YES}]`)],
    ['no JSON', answered('<html>502</html>')],
    ['nothing', answered('')],
    ['a refusal with a good status', answered(NO)],
    ['a good answer with a bad status', answered(YES, { status: 500 })],
    ['a redirection', answered(YES, { status: 302 })],
    ['a refusal without a code', answered('{"message":"no"}', { status: 403 })],
    ['a proxy’s page', { outcome: 'ANSWERED', status: 502, headers: {}, body: bytes('<html>502</html>') }],
    ['bytes that are no UTF-8', { outcome: 'ANSWERED', status: 200, headers: {}, body: new Uint8Array([0xff, 0xfe, 0]) }],
    ['too much', answered(YES.replace('工商', '工'.repeat(100_000)))],
  ])('is GARBLED by %s', async (_, answer) => {
    const { call, recorded } = callWith(answer)
    expect(await bankGateway.authorise(call, ORDER)).toEqual({ ok: false, error: { kind: 'GARBLED' } })
    expect(recorded).toMatchObject([{ outcome: 'GARBLED' }])
    expect(recorded[0]?.response).not.toContain('\0')
  })

  it.each(['TIMEOUT', 'UNREACHABLE'] as const)('that is none is %s', async (outcome) => {
    const { call, recorded } = callWith({ outcome })
    expect(await bankGateway.authorise(call, ORDER)).toEqual({ ok: false, error: { kind: outcome } })
    expect(recorded).toMatchObject([{ outcome, response: null }])
  })
})

describe('a refusal', () => {
  it('carries code and reason, and what FEE_NOT_AGREED wants', async () => {
    expect(await authorise(answered(NO, { status: 403 }))).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'NOT_ENOUGH', reason: 'INSUFFICIENT_FUNDS', message: '余额不足' } })
    const { status, body } = bankV3.encodeRefusal(BANK, 'FEE_NOT_AGREED', { feeFen: 13n, channel: 'LEGACY_UNIONPAY' }, STAMP)
    expect(text(body)).toBe('{"code":"RULE_LIMIT","message":"手续费高于付款人同意的金额","detail":{"reason":"FEE_NOT_AGREED","fee_fen":13,"channel":"LEGACY_UNIONPAY"}}')
    expect(await authorise(answered(text(body), { status }))).toMatchObject({ ok: false, error: { reason: 'FEE_NOT_AGREED', feeFen: 13n, channel: 'LEGACY_UNIONPAY' } })
  })

  it.each(['{"code":"BANK_ERROR","message":"x"}', '{"code":"BANK_ERROR","message":"x","detail":{"reason":"toString"}}', '{"code":"BANK_ERROR","message":"x","detail":{}}'])('of a kind we do not know has no reason: %s', async (body) => {
    expect(await authorise(answered(body, { status: 500 }))).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'BANK_ERROR', reason: null, message: 'x' } })
  })

  it('that says there is none is an answer to a question for it, and to no other', async () => {
    const unknown = answered('{"code":"ORDER_NOT_EXIST","message":"x","detail":{"reason":"ORDER_UNKNOWN"}}', { status: 404 })
    expect(await bankGateway.queryOrder(callWith(unknown).call, { orderNo: 'O1' })).toEqual({ ok: true, value: null })
    expect(await bankGateway.release(callWith(unknown).call, { orderNo: 'O1', releaseNo: 'R1', amountFen: 1n })).toMatchObject({ ok: false, error: { kind: 'REFUSED' } })
    const lost = answered('{"code":"RESOURCE_NOT_EXISTS","message":"x","detail":{"reason":"ADDRESS_UNKNOWN"}}', { status: 404 })
    expect(await bankGateway.queryTransfer(callWith(lost).call, { no: 'n1' })).toMatchObject({ ok: false, error: { kind: 'REFUSED' } })
  })
})

it.each<[BankFailure, boolean]>([
  [{ kind: 'REFUSED', code: 'NOT_ENOUGH', reason: 'INSUFFICIENT_FUNDS', message: '' }, true],
  [{ kind: 'REFUSED', code: 'BANK_NEWS', reason: null, message: '' }, true],
  [{ kind: 'REFUSED', code: 'SYSTEM_ERROR', reason: 'ISSUER_UNAVAILABLE', message: '' }, true],
  [{ kind: 'REFUSED', code: 'SYSTEM_ERROR', reason: null, message: '' }, false],
  [{ kind: 'REFUSED', code: 'BANK_ERROR', reason: null, message: '' }, false],
  [{ kind: 'UNREACHABLE' }, true],
  [{ kind: 'TIMEOUT' }, false],
  [{ kind: 'GARBLED' }, false],
])('after %o it is certain that nothing was moved: %s', (failure, isCertain) => {
  expect(movedNothing(failure)).toBe(isCertain)
})

describe('a statement', () => {
  const page = (from: number, to: number, { total = 3, opening = 100, closing = 103 } = {}) =>
    answered(
      JSON.stringify({
        opening_fen: opening,
        closing_fen: closing,
        total,
        entries: Array.from({ length: to - from + 1 }, (_, n) => ({ seq: from + n, at: '2026-03-16T10:00:00+08:00', kind: 'RECEIVE', reference: `r${from + n}`, amount_fen: 1 })),
      }),
    )
  const read = (...pages: OutsideAnswer[]) => {
    const { call, sent } = callWith(() => pages.shift() ?? { outcome: 'UNREACHABLE' })
    return bankGateway.statement(call, { day: '2026-03-16' }).then((answer) => ({ answer, paths: sent.map(({ path }) => path) }))
  }

  it('is read page by page', async () => {
    const { answer, paths } = await read(page(7, 8), page(9, 9))
    expect(answer).toMatchObject({ ok: true, value: { openingFen: 100n, closingFen: 103n, entries: [{ seq: 7n, amountFen: 1n }, { seq: 8n }, { seq: 9n }] } })
    expect(paths).toEqual(['/v3/bank/statements/2026-03-16?after=0', '/v3/bank/statements/2026-03-16?after=8'])
  })

  it.each<[string, OutsideAnswer[]]>([
    ['that does not add up', [page(7, 9, { closing: 104 })]],
    ['that ends too soon', [page(7, 8), page(9, 8)]],
    ['with an entry twice', [page(7, 8), page(8, 8)]],
    ['with more than it says', [page(7, 9, { total: 2 })]],
  ])('%s is GARBLED', async (_, pages) => {
    expect((await read(...pages)).answer).toEqual({ ok: false, error: { kind: 'GARBLED' } })
  })

  it('that stops in the middle is what stopped it', async () => {
    expect((await read(page(7, 8))).answer).toEqual({ ok: false, error: { kind: 'UNREACHABLE' } })
  })
})

it('does not send what the bank could not read', async () => {
  const { call, sent } = callWith(answered(YES))
  for (const change of [{ amountFen: 0n }, { amountFen: 2n ** 53n }, { amountFen: -1n }, { orderNo: '' }, { orderNo: 'a b' }, { orderNo: '../refunds' }, { token: 'x'.repeat(65) }]) {
    expect(await bankGateway.authorise(call, { ...ORDER, ...change })).toMatchObject({ ok: false, error: { kind: 'REFUSED', reason: 'PARAM_ERROR' } })
  }
  for (const orderNo of ['.', '..', '%2e', 'O1/cancel', 'O1?x=1']) expect(await bankGateway.queryOrder(call, { orderNo })).toMatchObject({ ok: false, error: { reason: 'PARAM_ERROR' } })
  expect(sent).toEqual([])
})
