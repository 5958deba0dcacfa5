/** Whatever is asked and answered arrives as it was sent; nothing that is not signed, or changed, passes for the other side's. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankV3, type BankReason } from '@/lib/gateways/bank'
import { PUBLIC_KEY } from '../contract/bank/keys'
import { BANK, bytes, LINK, lower, requestOf, STAMP } from '../contract/bank/party'
import { cpuMs } from '../support/cost'
import { runs } from '../support/runs'

const tries = { numRuns: runs(150, 5_000) }

const no = fc.string({ unit: fc.constantFrom(...'09AZaz_|*@:-'), minLength: 1, maxLength: 64 })
const token = fc.string({ unit: fc.constantFrom(...'09AZaz_-'), minLength: 1, maxLength: 64 })
const paid = fc.bigInt({ min: 1n, max: 10_000_000_000_000n })
const paidOrNone = fc.bigInt({ min: 0n, max: 10_000_000_000_000n })
const signed = fc.bigInt({ min: BigInt(Number.MIN_SAFE_INTEGER), max: BigInt(Number.MAX_SAFE_INTEGER) })
const instant = fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
const text = fc.string({ unit: fc.oneof(fc.constantFrom(...'"\\/{}[]<>&\' ', '王', '🚰', '👨‍👩‍👧', '𠮷'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), maxLength: 20 }).filter((value) => /^\P{Cc}*$/u.test(value) && value.length <= 64)
const digits = (low: number, high: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: low, maxLength: high })
const channel = fc.constantFrom('DIRECT' as const, 'LEGACY_UNIONPAY' as const)
const payee = fc.oneof(fc.record({ kind: fc.constant('CARD' as const), token }), fc.record({ kind: fc.constant('COMPANY' as const), merchantNo: digits(1, 32) }), fc.constantFrom({ kind: 'LENDER' as const }, { kind: 'FUND' as const }))

type Questions = { [O in bankV3.Operation]: fc.Arbitrary<bankV3.QuestionOf<O>> }
const QUESTIONS: Questions = {
  signUpCard: fc.record({ pan: digits(16, 19), holderName: text.filter((name) => name !== ''), idTail: digits(4, 4), phone: digits(11, 11) }),
  confirmSignUp: fc.record({ signUpNo: no, code: digits(0, 16) }),
  revokeToken: fc.record({ token }),
  openCreditLine: fc.record({ userRef: no }),
  creditLine: fc.record({ token }),
  repay: fc.record({ repayNo: no, token, amountFen: paid }),
  authorise: fc.record({ orderNo: no, token, merchantNo: digits(1, 32), amountFen: paid, maxFeeFen: paidOrNone }),
  queryOrder: fc.record({ orderNo: no }),
  capture: fc.record({ orderNo: no, captureNo: no, amountFen: paid, feeFen: paidOrNone }),
  release: fc.record({ orderNo: no, releaseNo: no, amountFen: paid }),
  cancelOrder: fc.record({ orderNo: no }),
  refund: fc.record({ refundNo: no, captureNo: no, amountFen: paid, feeFen: paidOrNone }),
  topUp: fc.record({ topUpNo: no, token, amountFen: paid }),
  payOut: fc.record({ payOutNo: no, to: payee, amountFen: paid, memo: text }),
  receive: fc.record({ receiveNo: no, from: fc.constantFrom('FUND' as const, 'LENDER' as const), amountFen: paid }),
  queryTransfer: fc.record({ no }),
  cancelTransfer: fc.record({ no }),
  statement: fc.record({ day: fc.constantFrom('2026-02-28', '2024-02-29', '1999-12-31'), after: fc.bigInt({ min: 0n, max: 999_999_999_999_999n }) }),
  custodianBalance: fc.record({ at: instant }, { requiredKeys: [] }),
}

const order = { authNo: no, channel, feeFen: paidOrNone, bankName: text }
const ORDERS = fc.record({
  ...order,
  amountFen: paid,
  isCancelled: fc.boolean(),
  captures: fc.array(fc.record({ captureNo: no, amountFen: paid, feeFen: paidOrNone }), { maxLength: 5 }),
  releases: fc.array(fc.record({ releaseNo: no.map((one) => `cancel/${one}`), amountFen: paid }), { maxLength: 5 }),
  refunds: fc.array(fc.record({ refundNo: no, captureNo: no, amountFen: paid, feeFen: paidOrNone, state: fc.constantFrom('PROCESSING' as const, 'SUCCESS' as const), arrivesAt: instant }), { maxLength: 5 }),
})
const ENTRIES = fc.array(fc.record({ seq: fc.bigInt({ min: 1n, max: 10n ** 15n }), at: instant, kind: fc.constantFrom('OPENING' as const, 'REFUND' as const), reference: no, amountFen: signed }), { maxLength: 20 })
const STATEMENTS = fc.record({ openingFen: signed, closingFen: signed, total: fc.nat(), entries: ENTRIES })

describe('a question', () => {
  it.each(Object.keys(QUESTIONS) as bankV3.Operation[])('%s arrives as it was sent', <O extends bankV3.Operation>(operation: O) => {
    fc.assert(
      fc.property(QUESTIONS[operation] as unknown as fc.Arbitrary<bankV3.QuestionOf<O>>, (question) => {
        const request = requestOf(operation, question)
        // What a URL makes of it is what was signed.
        expect(new URL(request.url, 'http://bank').pathname + new URL(request.url, 'http://bank').search).toBe(request.url)
        const received = bankV3.decodeRequest({ ...request, headers: lower(request.headers) })
        expect(received?.asked).toEqual({ ok: true, value: { operation, question } })
        expect(received?.isBy(PUBLIC_KEY)).toBe(true)
      }),
      { numRuns: runs(40, 1_000) },
    )
  })

  it('that was changed in one byte is nobody’s', () => {
    const request = requestOf('capture', { orderNo: 'O1', captureNo: 'C1', amountFen: 9_000n, feeFen: 0n })
    fc.assert(
      fc.property(fc.nat({ max: request.body.byteLength - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const received = bankV3.decodeRequest({ ...request, headers: lower(request.headers), body: request.body.map((byte, n) => (n === at ? byte ^ mask : byte)) })
        expect(received?.isBy(PUBLIC_KEY) ?? false).toBe(false)
      }),
      tries,
    )
  })

  it('with an amount that is no whole fen below the limit is not read', () => {
    const amount = fc.oneof(fc.constantFrom('0', '-1', '1.5', '1e20', '9007199254740993', '10000000000001', '"1"', 'null', '[1]', 'true', '""'), fc.double({ noInteger: true, noNaN: true, noDefaultInfinity: true }).map(String))
    fc.assert(
      fc.property(amount, (written) => {
        const body = bytes(`{"capture_no":"C1","amount_fen":${written},"fee_fen":0}`)
        const { headers } = requestOf('capture', { orderNo: 'O1', captureNo: 'C1', amountFen: 1n, feeFen: 0n })
        expect(bankV3.decodeRequest({ method: 'POST', url: '/v3/bank/authorisations/O1/captures', headers: lower(headers), body })?.asked).toEqual({ ok: false, error: 'PARAM_ERROR' })
      }),
      tries,
    )
  })
})

describe('an answer', () => {
  const arrives = <O extends bankV3.Operation>(operation: O, answer: bankV3.AnswerOf<O>) =>
    expect(bankV3.decodeAnswer(LINK, operation, bankV3.encodeAnswer(BANK, operation, answer, STAMP), STAMP)).toEqual({ ok: true, value: { ok: true, value: answer } })

  it('arrives as it was sent', () => {
    fc.assert(fc.property(ORDERS, (answer) => void arrives('queryOrder', answer)), tries)
    fc.assert(fc.property(STATEMENTS, (answer) => void arrives('statement', answer)), tries)
  })

  it('that refuses says which reason and fee', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(bankV3.BANK_REFUSALS) as BankReason[])), paidOrNone, channel, (reason, feeFen, by) => {
        const { code, message } = bankV3.BANK_REFUSALS[reason]
        const answer = bankV3.encodeRefusal(BANK, reason, { feeFen, channel: by }, STAMP)
        expect(bankV3.decodeAnswer(LINK, 'authorise', answer, STAMP)).toEqual({ ok: true, value: { ok: false, error: { kind: 'REFUSED', code, message, reason, feeFen, channel: by } } })
      }),
      tries,
    )
  })

  it('that was changed in one byte, or is to something else, is garbled', () => {
    const answer = bankV3.encodeAnswer(BANK, 'custodianBalance', { balanceFen: 9_000n }, STAMP)
    fc.assert(
      fc.property(fc.nat({ max: answer.body.byteLength - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = { ...answer, body: answer.body.map((byte, n) => (n === at ? byte ^ mask : byte)) }
        expect(bankV3.decodeAnswer(LINK, 'custodianBalance', changed, STAMP)).toEqual({ ok: false, error: 'GARBLED' })
      }),
      tries,
    )
    expect(bankV3.decodeAnswer(LINK, 'queryTransfer', answer, STAMP)).toEqual({ ok: false, error: 'GARBLED' })
    expect(bankV3.decodeAnswer(LINK, 'custodianBalance', answer, { ...STAMP, nonce: 'another-nonce' })).toEqual({ ok: false, error: 'GARBLED' })
  })
})

describe('hostile bytes', () => {
  const { headers } = requestOf('cancelOrder', { orderNo: 'O1' })
  const readBoth = (method: string, url: string, authorization: string, body: Uint8Array) => {
    const received = bankV3.decodeRequest({ method, url, headers: { authorization }, body })
    expect(received?.isBy(PUBLIC_KEY) ?? false).toBe(false)
    const answer = { status: 200, headers: { 'Wechatpay-Signature': authorization, 'Wechatpay-Nonce': STAMP.nonce, 'Wechatpay-Serial': LINK.bankSerial, 'Wechatpay-Timestamp': `${STAMP.timestamp}` }, body }
    expect(bankV3.decodeAnswer(LINK, 'queryOrder', answer, STAMP)).toEqual({ ok: false, error: 'GARBLED' })
    return received
  }
  const address = fc.oneof(fc.webPath(), fc.string({ maxLength: 60 }).map((tail) => `/v3/bank/authorisations/${tail}`), fc.constantFrom('', '/v3/bank/authorisations/%', '/v3/bank/transfers/%ff', '//x', '/v3/bank/statements/2026-03-16?after=1?after=2'))
  const body = fc.oneof(fc.uint8Array({ maxLength: 500 }), fc.json().map(bytes), fc.string({ maxLength: 500 }).map(bytes))

  it('are nobody’s and never throw', () => {
    fc.assert(fc.property(fc.constantFrom('GET', 'POST', 'PUT', ''), address, fc.oneof(fc.string({ maxLength: 300 }), fc.constant(headers.Authorization ?? '')), body, (...all) => void readBoth(...all)), tries)
  })

  it.each<[string, string]>([
    ['a thousand levels', `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
    ['many names', `{${Array.from({ length: 1_500 }, (_, n) => `"a${n}":1`).join()}}`],
    ['many digits', `{"amount_fen":${'9'.repeat(15_000)}}`],
    ['many quotes', '"'.repeat(16_000)],
    ['a name of JavaScript', '{"__proto__":{"order_no":"O1"},"constructor":{"prototype":{}}}'],
  ])('cost little: %s', (_, content) => {
    expect(cpuMs(() => {
      readBoth('POST', '/v3/bank/authorisations', headers.Authorization ?? '', bytes(content))
      readBoth('POST', '/v3/bank/authorisations', `WECHATPAY2-SHA256-RSA2048 ${'a="b",'.repeat(300)}`, bytes(content))
    })).toBeLessThan(1_000)
  })

  it.each(['a="b"', 'mchid="1"', `${headers.Authorization},`, `${headers.Authorization} x`, headers.Authorization?.replace('nonce_str', 'nonce') ?? '', headers.Authorization?.replaceAll('"', "'") ?? ''])('an Authorization of %j is none of ours or another’s', (authorization) => {
    const received = bankV3.decodeRequest({ method: 'POST', url: '/', headers: { authorization }, body: bytes('{}') })
    expect(received?.isBy(PUBLIC_KEY) ?? false).toBe(false)
  })
})
