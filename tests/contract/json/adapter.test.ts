/** The platform's adapter against companies that answer as they like. */
import { beforeEach, describe, expect, it } from 'vitest'
import { gatewayFor, json } from '@/lib/gateways/water'
import type { OutsideAnswer } from '@/lib/kernel/outside'
import { answered, Company, plain, type Heard } from './company'
import { BILL_KEY, bytes, COMPANY, GIVEN, must, pairOf } from './party'

const gateway = gatewayFor('json')
const ORDER = { billKey: BILL_KEY, billNo: 'B1', transactionId: 'T1', payDate: '20260316100000', customerName: '王芳', payAmountFen: 9000n, attach: '', billMonth: '202602' }
const RECEIPT = { billNo: 'B1', payDate: '20260316100000', payAmountFen: '9000', channelBillNo: 'C1' }
const CREDITED = { ok: true, value: { ...RECEIPT, payAmountFen: 9000n } }
const failed = (kind: string) => ({ ok: false, error: { kind } })

let company: Company
beforeEach(() => {
  company = new Company()
  company.onMessage = (heard) => company.yes(heard, RECEIPT)
})
const charge = (more: object = {}, call = company.call()) => gateway.charge(call, { ...ORDER, ...more })

describe('charge', () => {
  it('is credited only by a receipt for this order and amount', async () => {
    expect(await charge()).toEqual(CREDITED)
    expect(company.heard).toMatchObject([{ path: '/v1/payments.credit', timeoutMs: 10_000, envelope: { counter: 1 }, subject: { sequence: '123456', billKey: BILL_KEY, companyId: '100000001' } }])
  })

  it.each<[string, (heard: Heard) => OutsideAnswer]>([
    ['another order', (heard) => company.yes(heard, { ...RECEIPT, billNo: 'B2' })],
    ['another amount', (heard) => company.yes(heard, { ...RECEIPT, payAmountFen: '900' })],
    ['another number', (heard) => company.yes(heard, RECEIPT, { billKey: '0100000002' })],
    ['another message', (heard) => company.yes(heard, RECEIPT, { sequence: '123455' })],
    ['the answer of another operation', (heard) => company.yes(heard, { state: 'CREDITED', receipt: RECEIPT })],
    ['neither yes nor no', (heard) => company.yes(heard, RECEIPT, { ok: 'true' })],
    ['a missing field', (heard) => company.yes(heard, { ...RECEIPT, channelBillNo: undefined })],
    ['an amount that is none', (heard) => company.yes(heard, { ...RECEIPT, payAmountFen: 9000 })],
    ['an empty receipt number', (heard) => company.yes(heard, { ...RECEIPT, channelBillNo: '' })],
    ['a no without a word', (heard) => company.no(heard, 'ORA-00942')],
    ['its own message', ({ envelope }) => answered(bytes(JSON.stringify({ ...envelope, ciphertext: Buffer.from(envelope.ciphertext).toString('base64') })))],
    ['an answer with another status', (heard) => ({ ...company.yes(heard, RECEIPT), status: 500 }) as OutsideAnswer],
    ['a proxy’s page', () => answered(bytes('<html>502</html>'), 502)],
    ['nothing', () => answered(new Uint8Array())],
    ['bytes that are no UTF-8', () => answered(Uint8Array.of(0xff, 0xfe, 0x00))],
    ['too much', () => answered(bytes(' '.repeat(65_537)))],
    ['a message that was changed', () => plain('BAD_TAG')],
    ['a counter that came before', () => plain('REPLAYED')],
    ['an address that is none', () => plain('UNKNOWN_OPERATION')],
  ])('is GARBLED by %s', async (_, answer) => {
    company.onMessage = answer
    expect(await charge()).toEqual(failed('GARBLED'))
    expect(company.recorded).toMatchObject([{ operation: 'payments.credit', outcome: 'GARBLED' }])
    expect(company.heard).toHaveLength(1)
  })

  it('is GARBLED by the answer to the message before', async () => {
    const said: OutsideAnswer[] = []
    company.onMessage = (heard) => {
      said.push(company.yes(heard, RECEIPT))
      return said[0] as OutsideAnswer
    }
    const [first, second] = [await charge(), await charge()]
    expect([first, second]).toEqual([CREDITED, failed('GARBLED')])
  })

  it.each(['TIMEOUT', 'UNREACHABLE'] as const)('tells %s, and goes on in the session', async (outcome) => {
    await charge()
    company.onMessage = () => ({ outcome })
    expect(await charge()).toEqual(failed(outcome))
    expect(company.recorded.at(-1)).toMatchObject({ outcome, response: null })
    await charge()
    expect(company.heard.map(({ envelope }) => envelope.counter)).toEqual([1, 2, 3])
  })

  it('is refused with the prompt that the platform has for the word, never with the company’s own text', async () => {
    company.onMessage = (heard) => company.no(heard, 'ARREARS_ABNORMAL')
    expect(await charge()).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'EQ0012', prompt: '账单信息异常,请联系缴费单位' } })
    company.onMessage = (heard) => company.no(heard, 'METER_ON_FIRE')
    expect(await charge()).toEqual({ ok: false, error: { kind: 'REFUSED', code: 'METER_ON_FIRE', prompt: '缴费单位暂时无法处理,请联系缴费单位' } })
  })

  it('that the company could not read is not sent, and leaves its trace', async () => {
    expect(await charge({ attach: 'a'.repeat(2_001) })).toMatchObject({ ok: false, error: { kind: 'REFUSED', code: 'EQ0001' } })
    expect(company.recorded).toEqual([{ operation: 'payments.credit', outcome: 'UNREACHABLE', request: 'POST /v1/payments.credit', response: null }])
    expect(company.openings).toHaveLength(0)
  })

  it('with the longest and strangest fields there are is still a message', async () => {
    const longest = '\u0001'.repeat(2_000)
    expect(await charge({ billKey: '𠮷'.repeat(16), customerName: longest, attach: longest, billMonth: longest })).toEqual(CREDITED)
  })
})

describe('confirm', () => {
  const ask = (data: object) => {
    company.onMessage = (heard) => company.yes(heard, data)
    return gateway.confirm(company.call(), ORDER)
  }

  it('reads the state of the order', async () => {
    expect(await ask({ state: 'CREDITED', receipt: RECEIPT })).toEqual({ ok: true, value: { state: 'CREDITED', receipt: CREDITED.value } })
    expect(await ask({ state: 'NOT_FOUND' })).toEqual({ ok: true, value: { state: 'NOT_FOUND' } })
    expect(await ask({ state: 'REVERSED', reversedAt: '2026' })).toEqual({ ok: true, value: { state: 'REVERSED' } })
    expect(company.heard.at(-1)?.timeoutMs).toBe(5_000)
  })

  it.each([{}, { state: 'CREDITED' }, { state: 'DONE', receipt: RECEIPT }, { state: 'CREDITED', receipt: { ...RECEIPT, payAmountFen: '1' } }, { state: 'CREDITED', receipt: { ...RECEIPT, billNo: 'B2' } }])(
    'is GARBLED without a receipt of it: %j',
    async (data) => expect(await ask(data)).toEqual(failed('GARBLED')),
  )
})

describe('a session', () => {
  it.each(['TIMEOUT', 'UNREACHABLE'] as const)('that cannot be asked for (%s) leaves the message unsent', async (outcome) => {
    company.onOpening = () => ({ outcome })
    expect(await charge()).toEqual(failed('UNREACHABLE'))
    expect(company.recorded).toMatchObject([{ operation: 'payments.credit', outcome: 'UNREACHABLE', response: null }])
    expect([company.openings.length, company.heard.length]).toEqual([1, 0])
  })

  it.each<[string, () => OutsideAnswer, string]>([
    ['is refused', () => plain('SIGNATURE_WRONG'), 'POST /v1/session: HTTP 401 SIGNATURE_WRONG'],
    ['is a proxy’s page', () => answered(bytes('<html>'), 502), 'POST /v1/session: HTTP 502'],
    ['is empty', () => answered(bytes('')), 'POST /v1/session: HTTP 200'],
  ])('that %s is GARBLED', async (_, answer, response) => {
    company.onOpening = answer
    expect(await charge()).toEqual(failed('GARBLED'))
    expect(company.recorded).toMatchObject([{ outcome: 'GARBLED', response }])
    expect(company.heard).toHaveLength(0)
  })

  it('that somebody else gives is GARBLED', async () => {
    const impostor = { ...COMPANY, companySm2PrivateKey: pairOf('somebody else').privateKey }
    company.onOpening = ({ body }) => answered(must(json.encodeSessionAnswer(impostor, must(json.decodeSessionRequest(COMPANY, body)), GIVEN)).body)
    expect(await charge()).toEqual(failed('GARBLED'))
  })

  it('cannot be asked for without keys', async () => {
    for (const keys of [{ companySm2PublicKey: '' }, { platformSm2PrivateKey: '' }]) expect(await charge({}, company.call(company, keys))).toEqual(failed('UNREACHABLE'))
    expect(company.openings).toHaveLength(0)
  })

  it('that was given to an earlier question is GARBLED', async () => {
    const said: Uint8Array[] = []
    company.onOpening = ({ body }) => {
      said.push(company.open(body))
      return answered(said[0] as Uint8Array)
    }
    expect(await charge()).toEqual(CREDITED)
    expect(await charge({}, company.call({}))).toEqual(failed('GARBLED'))
  })

  it('is one for all who ask at once, and no counter is used twice', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => charge()))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(company.openings).toHaveLength(1)
    expect(company.heard.map(({ envelope }) => envelope.counter)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
  })

  it('that fails, fails for all who wait, and is asked for anew by the next', async () => {
    company.onOpening = () => ({ outcome: 'TIMEOUT' })
    expect(await Promise.all([charge(), charge(), charge()])).toEqual(Array.from({ length: 3 }, () => failed('UNREACHABLE')))
    expect(company.openings).toHaveLength(1)
    company.onOpening = ({ body }) => answered(company.open(body))
    expect(await charge()).toEqual(CREDITED)
  })

  it('that cannot be asked for because of a bug does not stand in the way of the next', async () => {
    company.onOpening = () => Promise.reject(new Error('a bug'))
    await expect(charge()).rejects.toThrow('a bug')
    company.onOpening = ({ body }) => answered(company.open(body))
    expect(await charge()).toEqual(CREDITED)
  })

  it('belongs to one world, address and pair of keys', async () => {
    const elsewhere = {}
    for (const call of [company.call(), company.call(elsewhere), company.call(), company.call(elsewhere), company.call(company, { endpoint: 'https://water.example' }), company.call(company, { companyCode: 'shanghai' })]) await charge({}, call)
    expect(company.heard.map(({ session, envelope }) => [session.id.slice(-1), envelope.counter])).toEqual([['1', 1], ['2', 1], ['1', 2], ['2', 2], ['3', 1], ['4', 1]])
  })

  it('is left once 64 messages have overtaken one that has no answer', async () => {
    let release = (_: OutsideAnswer) => {}
    company.onMessage = (heard) => (heard.envelope.counter === 1 && company.sessions.size === 1 ? new Promise<OutsideAnswer>((answer) => (release = answer)) : company.yes(heard, RECEIPT))
    const slow = charge()
    for (let n = 0; n < 66; n += 1) expect(await charge()).toEqual(CREDITED)
    expect(company.heard.map(({ session, envelope }) => [session.id.slice(-1), envelope.counter]).slice(-4)).toEqual([['1', 64], ['1', 65], ['2', 1], ['2', 2]])
    release(company.yes(company.heard[0] as Heard, RECEIPT))
    expect(await slow).toEqual(CREDITED)
  })

  it('in which something was unreadable is not used again', async () => {
    company.onMessage = () => plain('BAD_TAG')
    await charge()
    company.onMessage = (heard) => company.yes(heard, RECEIPT)
    expect(await charge()).toEqual(CREDITED)
    expect(company.openings).toHaveLength(2)
  })
})

describe('a session that the company does not know any more', () => {
  /** The first message meets it, later ones what `then` says. */
  const onceStale = (then: (heard: Heard) => OutsideAnswer, code: 'SESSION_UNKNOWN' | 'SESSION_EXPIRED' = 'SESSION_EXPIRED') => {
    company.onMessage = (heard) => (heard.session.id.endsWith('1') ? plain(code) : then(heard))
  }

  it.each(['SESSION_UNKNOWN', 'SESSION_EXPIRED'] as const)('%s: the message goes out once more under a new one', async (code) => {
    onceStale((heard) => company.yes(heard, RECEIPT), code)
    expect(await charge()).toEqual(CREDITED)
    expect(company.heard.map(({ session, subject, envelope }) => [session.id.slice(-1), subject.sequence, envelope.counter])).toEqual([['1', '123456', 1], ['2', '123456', 1]])
    expect(company.recorded).toMatchObject([{ outcome: 'ANSWERED' }])
  })

  it('is renewed once by all who meet it at once', async () => {
    onceStale((heard) => company.yes(heard, RECEIPT))
    expect(await Promise.all(Array.from({ length: 20 }, () => charge()))).toEqual(Array.from({ length: 20 }, () => CREDITED))
    expect(company.openings).toHaveLength(2)
  })

  it('is not tried a third time', async () => {
    company.onMessage = () => plain('SESSION_UNKNOWN')
    expect(await charge()).toEqual(failed('GARBLED'))
    expect(company.recorded).toMatchObject([{ outcome: 'GARBLED', response: 'HTTP 401 SESSION_UNKNOWN' }])
    expect(company.heard).toHaveLength(2)
  })

  it('proves nothing, since nobody has signed that: what cannot be sent again may have been taken', async () => {
    onceStale(() => ({ outcome: 'UNREACHABLE' }))
    expect(await charge()).toEqual(failed('TIMEOUT'))
    const other = new Company()
    other.onMessage = () => {
      other.onOpening = () => ({ outcome: 'UNREACHABLE' })
      return plain('SESSION_EXPIRED')
    }
    expect(await charge({}, other.call())).toEqual(failed('TIMEOUT'))
    expect(other.recorded).toMatchObject([{ outcome: 'TIMEOUT' }])
  })

  it('leaves a booking open that is then refused, since the first copy may arrive yet; a question is not', async () => {
    onceStale((heard) => company.no(heard, 'BATCH_WINDOW'))
    expect(await charge()).toEqual(failed('GARBLED'))
    const other = new Company()
    other.onMessage = (heard) => (heard.session.id.endsWith('1') ? plain('SESSION_EXPIRED') : other.no(heard, 'BATCH_WINDOW'))
    expect(await gateway.query(other.call(), { billKey: BILL_KEY, beginNum: 1, queryNum: 1 })).toMatchObject({ ok: false, error: { kind: 'REFUSED', code: 'EQ0007' } })
  })
})

describe('what is kept', () => {
  it('is what was encrypted', async () => {
    company.onMessage = (heard) => company.no(heard, 'CODE_WRONG')
    await gateway.checkCode(company.call(), { billKey: BILL_KEY, code: '13"5790' })
    expect(company.recorded).toEqual([{
      operation: 'codes.check', outcome: 'ANSWERED',
      request: 'POST /v1/codes.check\n\n{"sequence":"123456","billKey":"0100000001","companyId":"100000001","data":{"code":"******"}}',
      response: '{"ok":false,"sequence":"123456","billKey":"0100000001","code":"CODE_WRONG","message":"ORA-00942"}',
    }])
  })

  it('has no code and no tail of an ID card, not even one that the company repeats', async () => {
    company.onMessage = (heard) => company.say(heard, { ok: true, echo: { code: '135790', idTail: '123X' } })
    await gateway.checkCode(company.call(), { billKey: BILL_KEY, code: '135790' })
    await gateway.checkId(company.call(), { billKey: BILL_KEY, idTail: '123X' })
    expect(JSON.stringify(company.recorded)).not.toMatch(/135790|123X/)
  })

  it('can be written down, whatever the company has encrypted', async () => {
    company.onMessage = (heard) => company.say(heard, { a: '\0' })
    await charge()
    expect(company.recorded[0]?.response).not.toContain('\0')
  })
})
