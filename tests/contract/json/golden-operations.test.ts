/** What is encrypted, operation by operation. */
import { describe, expect, it } from 'vitest'
import { json, type QuestionOf, type SaidOf, type WaterOperation } from '@/lib/gateways/water'
import { bytes, must, SUBJECT, text } from './party'

type Golden = { [O in WaterOperation]: { path: string; question: QuestionOf<O>; asks: string; answer: SaidOf<O>; says: string } }

const ORDER = { billNo: 'B1', transactionId: 'T1' }
const ORDER_JSON = '"billNo":"B1","transactionId":"T1"'
const RECEIPT = { billNo: 'B1', payDate: '20260316100000', payAmountFen: 9000n, channelBillNo: 'C1' }
const RECEIPT_JSON = '{"billNo":"B1","payDate":"20260316100000","payAmountFen":"9000","channelBillNo":"C1"}'
const ITEM = { customerName: '王芳', balanceFen: 0n, payAmountFen: 9600n, beginMonth: '202511', endMonth: '202512', billNo: '2025120100000001' }
const ITEM_JSON = '{"customerName":"王芳","balanceFen":"0","payAmountFen":"9600","beginMonth":"202511","endMonth":"202512","billNo":"2025120100000001"}'
const BILL = { billNo: 'B', beginMonth: '202601', endMonth: '202602', issuedOn: '20260305', dueOn: '20260320', volumeM3: 18, usedBeforeM3: 0, amountFen: 9000n, lateFeeFen: 0n, paidFen: 0n, lateFeePaidFen: 0n }

const GOLDEN: Golden = {
  query: { path: '/v1/arrears.list', question: { beginNum: 1, queryNum: 50 }, asks: '{"beginNum":1,"queryNum":50}', answer: { total: 2, items: [ITEM, ITEM] }, says: `{"total":2,"items":[${ITEM_JSON},${ITEM_JSON}]}` },
  charge: {
    path: '/v1/payments.credit',
    question: { ...ORDER, payDate: '20260316100000', customerName: 'A&B <"公司\'> \n', payAmountFen: 9000n, attach: '2025120100000001|2026020100000001', billMonth: '202602' },
    asks: `{${ORDER_JSON},"payDate":"20260316100000","customerName":"A&B <\\"公司'> \\n","payAmountFen":"9000","attach":"2025120100000001|2026020100000001","billMonth":"202602"}`,
    answer: RECEIPT,
    says: RECEIPT_JSON,
  },
  confirm: { path: '/v1/payments.confirm', question: { ...ORDER, payAmountFen: 9000n }, asks: `{${ORDER_JSON},"payAmountFen":"9000"}`, answer: { state: 'CREDITED', receipt: RECEIPT }, says: `{"state":"CREDITED","receipt":${RECEIPT_JSON}}` },
  refund: { path: '/v1/payments.reverse', question: { ...ORDER, attach: '' }, asks: `{${ORDER_JSON},"attach":""}`, answer: null, says: '{}' },
  refundPart: { path: '/v1/payments.refund', question: { ...ORDER, refundNo: 'R1', refundAmountFen: 3000n }, asks: `{${ORDER_JSON},"refundNo":"R1","refundAmountFen":"3000"}`, answer: null, says: '{}' },
  paidParts: {
    path: '/v1/payments.split',
    question: ORDER,
    asks: `{${ORDER_JSON}}`,
    answer: { prepaidFen: 100n, parts: [{ billNo: '2026020100000001', item: 'WATER', amountFen: 3726n }] },
    says: '{"prepaidFen":"100","parts":[{"billNo":"2026020100000001","item":"WATER","amountFen":"3726"}]}',
  },
  profile: {
    path: '/v1/accounts.read',
    question: {},
    asks: '{}',
    answer: { customerMasked: '*芳', addressMasked: '5号院***', people: 3, balanceFen: -1260n, dueFen: 0n },
    says: '{"customerMasked":"*芳","addressMasked":"5号院***","people":3,"balanceFen":"-1260","dueFen":"0"}',
  },
  sendCode: { path: '/v1/codes.send', question: {}, asks: '{}', answer: { phoneMasked: '138****1001', expiresInSeconds: 300, againInSeconds: 60 }, says: '{"phoneMasked":"138****1001","expiresInSeconds":300,"againInSeconds":60}' },
  checkCode: { path: '/v1/codes.check', question: { code: '012345' }, asks: '{"code":"012345"}', answer: null, says: '{}' },
  checkId: { path: '/v1/holders.check', question: { idTail: '123X' }, asks: '{"idTail":"123X"}', answer: null, says: '{}' },
  usage: { path: '/v1/readings.list', question: { months: 24 }, asks: '{"months":24}', answer: [{ month: '202602', volumeM3: 9, readType: 'ACTUAL' }], says: '{"items":[{"month":"202602","volumeM3":9,"readType":"ACTUAL"}]}' },
  bills: {
    path: '/v1/bills.list',
    question: { beginNum: 1, queryNum: 12 },
    asks: '{"beginNum":1,"queryNum":12}',
    answer: { total: 1, items: [BILL] },
    says: '{"total":1,"items":[{"billNo":"B","beginMonth":"202601","endMonth":"202602","issuedOn":"20260305","dueOn":"20260320","volumeM3":18,"usedBeforeM3":0,"amountFen":"9000","lateFeeFen":"0","paidFen":"0","lateFeePaidFen":"0"}]}',
  },
}

describe.each(json.OPERATION_NAMES)('%s', <O extends WaterOperation>(operation: O) => {
  const { path, question, asks, answer, says } = GOLDEN[operation] as { path: string; question: QuestionOf<O>; asks: string; answer: SaidOf<O>; says: string }

  it('has its address', () => {
    expect(json.pathOf(operation)).toBe(path)
    expect(json.operationAt(path)).toBe(operation)
  })

  it('a question', () => {
    const plain = must(json.writeRequest(operation, SUBJECT, question))
    expect(text(plain)).toBe(`{"sequence":"123456","billKey":"0100000001","companyId":"100000001","data":${asks}}`)
    expect(json.readRequest(operation, plain)).toEqual({ subject: SUBJECT, asked: { ok: true, value: { operation, question } } })
  })

  it('a yes', () => {
    const plain = must(json.writeAnswer(operation, SUBJECT, answer))
    expect(text(plain)).toBe(`{"ok":true,"sequence":"123456","billKey":"0100000001","data":${says}}`)
    expect(json.readAnswer(operation, SUBJECT, plain)).toEqual({ ok: true, value: { ok: true, value: answer } })
  })

  it('a no', () => {
    const plain = json.writeRefusal(SUBJECT, 'EQ0006')
    expect(text(plain)).toBe('{"ok":false,"sequence":"123456","billKey":"0100000001","code":"ACCOUNT_NOT_FOUND","message":"该户号不存在"}')
    expect(json.readAnswer(operation, SUBJECT, plain)).toEqual({ ok: true, value: { ok: false, word: 'ACCOUNT_NOT_FOUND' } })
  })

  it('is not the answer to another message or number', () => {
    const plain = must(json.writeAnswer(operation, SUBJECT, answer))
    for (const other of [{ sequence: '123457' }, { billKey: '0100000002' }]) expect(json.readAnswer(operation, { ...SUBJECT, ...other }, plain)).toEqual({ ok: false, error: 'GARBLED' })
  })
})

it.each(['NOT_FOUND', 'REVERSED'] as const)('confirm may say %s', (state) => {
  const plain = must(json.writeAnswer('confirm', SUBJECT, { state }))
  expect(json.readAnswer('confirm', SUBJECT, plain)).toEqual({ ok: true, value: { ok: true, value: { state } } })
})

it.each(['/v1/session', '/v1/', '/v1/arrears.list/', '/v1/ARREARS.LIST', '/v1/toString', '', '/'])('%j is the address of no operation', (path) => expect(json.operationAt(path)).toBeNull())

describe('no question', () => {
  const good = { ...SUBJECT, data: { ...ORDER, payAmountFen: '9000' } }
  const read = (value: unknown) => json.readRequest('confirm', bytes(JSON.stringify(value)))

  it('reads the one that the others are made of', () => expect(read(good).asked.ok).toBe(true))

  it.each<[string, unknown]>([
    ['a number for fen', 9000], ['yuan', '90.00'], ['a sign too many', '+9000'], ['a zero too many', '09000'], ['minus nothing', '-0'], ['sixteen digits', '1'.repeat(16)], ['another script', '９０００'], ['hex', '0x10'], ['nothing', ''], ['a space', ' 9000'], ['a list', ['9000']],
  ])('with %s', (_, payAmountFen) => {
    const { subject, asked } = read({ ...good, data: { ...ORDER, payAmountFen } })
    expect([subject, asked]).toEqual([SUBJECT, { ok: false, error: 'UNFIT' }])
  })

  it.each<[string, object]>([
    ['a long bill key', { billKey: '1'.repeat(33) }], ['a bill key with NUL', { billKey: '1\0' }], ['half a surrogate pair', { billKey: '\ud842' }], ['an empty sequence', { sequence: '' }], ['a sequence with a space', { sequence: '1 2' }], ['no company', { companyId: undefined }],
  ])('about %s', (_, more) => {
    const { subject, asked } = read({ ...good, ...more })
    expect([subject, asked]).toEqual([null, { ok: false, error: 'UNFIT' }])
  })

  it.each([undefined, null, [], 'data'])('with %j for data', (data) => expect(read({ ...good, data }).asked.ok).toBe(false))
})

it('a question that the company could not read is not written', () => {
  const order = { ...ORDER, payDate: '20260316100000', customerName: '', payAmountFen: 1n, attach: '', billMonth: '' }
  expect(json.writeRequest('charge', SUBJECT, order).ok).toBe(true)
  for (const more of [{ billNo: '' }, { billNo: '号' }, { payAmountFen: 10n ** 15n }, { customerName: 'a'.repeat(2_001) }, { attach: '\0' }]) {
    expect(json.writeRequest('charge', SUBJECT, { ...order, ...more })).toEqual({ ok: false, error: 'UNFIT' })
  }
  expect(json.writeRequest('profile', { ...SUBJECT, billKey: '' }, {})).toEqual({ ok: false, error: 'UNFIT' })
})

it.each([500, 501])('a list of %i', (length) => {
  const answer = { total: length, items: Array.from({ length }, () => ({ ...ITEM, customerName: '' })) }
  expect(json.writeAnswer('query', SUBJECT, answer).ok).toBe(length === 500)
  const months = Array.from({ length }, () => ({ month: '202602', volumeM3: 9, readType: 'ACTUAL' }))
  const said = json.readAnswer('usage', SUBJECT, bytes(JSON.stringify({ ok: true, sequence: '123456', billKey: '0100000001', data: { items: months } })))
  expect(said.ok).toBe(length === 500)
})

it.each(['-0', '-1', '1.5', '1e9', '"1"', 'null'])('%s is no count', (count) => {
  const read = (beginNum: string) => json.readRequest('query', bytes(`{"sequence":"1","billKey":"1","companyId":"1","data":{"beginNum":${beginNum},"queryNum":1}}`)).asked.ok
  expect([read('1'), read(count)]).toEqual([true, false])
})
