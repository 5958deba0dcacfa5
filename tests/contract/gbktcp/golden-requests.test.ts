import { describe, expect, it } from 'vitest'
import { REFUSALS, type RefusalCode } from '@/lib/gateways/water'
import * as gbktcp from '@/lib/gateways/water/gbktcp'
import { ascii, END, hex, ORDER, padded, SUBJECT, unhex, must } from './sample'

type Golden = { [O in gbktcp.Operation]: { body: gbktcp.RequestOf<O>; frame: string } }

const head = (length: string, tradeCode: string) =>
  ascii(length, 6) + ascii(tradeCode) + ascii('SIM0000001') + ascii('0100000001') + ascii('Q20260316000000001', 20) + ascii('20260316093000')
const NUMBERS = { orderNo: ORDER.orderNo, transactionId: ORDER.transactionId }
const NUMBER_BYTES = ascii('P202603160001', 30) + ascii('4200000000202603160000000001', 32)
const ORDER_BYTES = NUMBER_BYTES + ascii('0000000009000')
const LINE = {
  lineNo: 1, paidAt: '20260316093000', orderNo: '42000000000202603160001', orderFen: 9_000n, paidFen: 9_000n, feeFen: 54n, incomeFen: 8_946n, merchantOrderNo: 'P202603160001', kind: '消费',
}
const NOTHING = { info: {}, rows: [] }

const GOLDEN: Golden = {
  arrears: { body: NOTHING, frame: head('64', '13') + END },
  bills: { body: NOTHING, frame: head('64', '14') + END },
  credit: {
    body: { info: { ...ORDER, paidAt: '20260316093000' }, rows: [{ month: '202602' }] },
    frame: head('163', '21') + ORDER_BYTES + ascii('20260316093000') + ascii('   1') + ascii('202602') + END,
  },
  confirm: { body: { info: ORDER, rows: [] }, frame: head('139', '22') + ORDER_BYTES + END },
  // 重复缴费
  reverse: { body: { info: { ...NUMBERS, reason: '重复缴费' }, rows: [] }, frame: head('186', '23') + NUMBER_BYTES + padded('d6d8b8b4bdc9b7d1', 60) + END },
  reconcile: {
    body: { info: { day: '20260316', lines: 1, totalFen: 9_000n, part: 1, parts: 1 }, rows: [LINE] },
    frame:
      head('304', '31') + ascii('20260316') + ascii('         1') + ascii('              9000') + ascii('0001') + ascii('0001') + ascii('   1') +
      ascii('000001') + ascii('20260316093000') + ascii('42000000000202603160001'.padStart(30)) + ascii('9000'.padStart(18)) + ascii('9000'.padStart(18)) +
      ascii('54'.padStart(18)) + ascii('8946'.padStart(18)) + ascii('P202603160001', 50) + padded('cffbb7d1', 20) + END,
  },
  profile: { body: NOTHING, frame: head('64', '91') + END },
  sendCode: { body: NOTHING, frame: head('64', '92') + END },
  checkCode: { body: { info: { code: '123456' }, rows: [] }, frame: head('70', '93') + ascii('123456') + END },
  checkId: { body: { info: { idTail: '123X' }, rows: [] }, frame: head('68', '94') + ascii('123X') + END },
  usage: { body: { info: { months: 24 }, rows: [] }, frame: head('67', '95') + ascii(' 24') + END },
  billDetails: { body: { info: { beginNum: 1, queryNum: 50 }, rows: [] }, frame: head('74', '96') + ascii('     1') + ascii('  50') + END },
  refundPart: { body: { info: { ...NUMBERS, refundNo: 'ref_1', refundAmountFen: 100n }, rows: [] }, frame: head('203', '97') + NUMBER_BYTES + ascii('ref_1', 64) + ascii('0000000000100') + END },
  paidParts: { body: { info: NUMBERS, rows: [] }, frame: head('126', '98') + NUMBER_BYTES + END },
}

it.each(gbktcp.OPERATIONS)('%s', <O extends gbktcp.Operation>(operation: O) => {
  const { body, frame } = GOLDEN[operation]
  expect(hex(must(gbktcp.encodeRequest(operation, SUBJECT, body)))).toBe(frame)
  const { head: from, request } = gbktcp.decodeRequest(unhex(frame))
  expect(from).toEqual({ ...SUBJECT, tradeCode: gbktcp.TRANSACTIONS[operation].tradeCode })
  expect(request).toEqual({ ok: true, value: { operation, body } })
})

describe('what cannot be read', () => {
  const frame = GOLDEN.credit.frame
  const text = (change: (latin: string) => string) => Buffer.from(change(Buffer.from(frame, 'hex').toString('latin1')), 'latin1')
  const kindOf = (bytes: Uint8Array) => {
    const { head: from, request } = gbktcp.decodeRequest(bytes)
    return [from === null, request.ok ? null : request.error]
  }

  it.each<[string, (latin: string) => string, boolean, unknown]>([
    ['a length too small', (latin) => latin.replace('163', '162'), true, { kind: 'WRONG_LENGTH' }],
    ['a length too large', (latin) => latin.replace('163', '164'), true, { kind: 'WRONG_LENGTH' }],
    ['a length of letters', (latin) => latin.replace('163', 'abc'), true, { kind: 'WRONG_LENGTH' }],
    ['a length on the right', (latin) => latin.replace('163   ', '   176'), true, { kind: 'WRONG_LENGTH' }],
    ['a length with a sign', (latin) => latin.replace('163 ', '+163'), true, { kind: 'WRONG_LENGTH' }],
    ['a length in hex', (latin) => latin.replace('163   ', '0xa3  '), true, { kind: 'WRONG_LENGTH' }],
    ['no trailer', (latin) => latin.replace('@@', '@ '), true, { kind: 'NO_TRAILER' }],
    ['half a frame', (latin) => latin.slice(0, 88), true, { kind: 'WRONG_LENGTH' }],
    ['nothing', () => '', true, { kind: 'WRONG_LENGTH' }],
    ['a head that ends early', () => '20    21SIM000000 @@', true, { kind: 'WRONG_LENGTH' }],
    ['an unknown trade code', (latin) => latin.replace('163   21', '163   99'), false, { kind: 'UNKNOWN_TRADE_CODE' }],
    ['a body of something else', (latin) => latin.replace('163   21', '163   22'), false, { kind: 'WRONG_LENGTH' }],
    ['a body that is missing', (latin) => `64    ${latin.slice(6, 62)}@@`, false, { kind: 'WRONG_LENGTH' }],
    ['more rows than there are', (latin) => latin.replace('   1202602', '   2202602'), false, { kind: 'WRONG_LENGTH' }],
    ['fewer rows than there are', (latin) => latin.replace('   1202602', '   0202602'), false, { kind: 'WRONG_LENGTH' }],
    ['rows without number', (latin) => latin.replace('   1202602', '    202602'), false, { kind: 'NOT_A_VALUE', field: 'rows' }],
    ['an amount with a sign', (latin) => latin.replace('0000000009000', '-000000009000'), false, { kind: 'NOT_A_VALUE', field: 'amountFen' }],
    ['an amount in yuan', (latin) => latin.replace('0000000009000', '0000000090.00'), false, { kind: 'NOT_A_VALUE', field: 'amountFen' }],
    ['a blank amount', (latin) => latin.replace('0000000009000', ' '.repeat(13)), false, { kind: 'NOT_A_VALUE', field: 'amountFen' }],
    ['a month 13', (latin) => latin.replace('   1202602', '   1202613'), false, { kind: 'NOT_A_VALUE', field: 'month' }],
    ['a moment of another day', (latin) => latin.replace('0000000900020260316', '0000000900020260332'), false, { kind: 'NOT_A_VALUE', field: 'paidAt' }],
    ['a number with a space within', (latin) => latin.replace('P202603160001', 'P2026031 0001'), false, { kind: 'NOT_A_VALUE', field: 'orderNo' }],
    ['a number in Chinese', (latin) => latin.replace('P202603160001', `P20260316\xcd\xf5\xb7\xbc`), false, { kind: 'NOT_A_VALUE', field: 'orderNo' }],
  ])('%s', (_, change, isNobodys, problem) => {
    expect(kindOf(text(change))).toEqual([isNobodys, problem])
  })

  it('zeros, and an amount behind spaces, are read as well', () => {
    const read = gbktcp.decodeRequest(text((latin) => latin.replace('163   ', '000163').replace('   1202602', '0001202602').replace('0000000009000', '         9000')))
    expect(read.request).toEqual({ ok: true, value: { operation: 'credit', body: GOLDEN.credit.body } })
  })
})

it.each<[string, Partial<gbktcp.Subject>, Partial<typeof ORDER>, unknown]>([
  ['a user code that is too long', { userCode: '01000000011' }, {}, { kind: 'TOO_LONG', field: 'userCode' }],
  ['a user code in Chinese', { userCode: '户号' }, {}, { kind: 'NOT_A_VALUE', field: 'userCode' }],
  ['no user code', { userCode: '' }, {}, { kind: 'NOT_A_VALUE', field: 'userCode' }],
  ['a negative amount', {}, { amountFen: -1n }, { kind: 'NOT_A_VALUE', field: 'amountFen' }],
  ['an amount of 14 figures', {}, { amountFen: 10n ** 13n }, { kind: 'TOO_LONG', field: 'amountFen' }],
  ['an order number that is too long', {}, { orderNo: 'P'.repeat(31) }, { kind: 'TOO_LONG', field: 'orderNo' }],
])('%s is not sent', (_, subject, order, problem) => {
  expect(gbktcp.encodeRequest('confirm', { ...SUBJECT, ...subject }, { info: { ...ORDER, ...order }, rows: [] })).toEqual({ ok: false, error: problem })
})

it('more rows than a frame holds are not sent', () => {
  const rows = (length: number) => Array.from({ length }, () => LINE)
  const file = (length: number) => gbktcp.encodeRequest('reconcile', SUBJECT, { info: { day: '20260316', lines: length, totalFen: 1n, part: 1, parts: 1 }, rows: rows(length) })
  expect(file(341)).toEqual({ ok: false, error: { kind: 'FRAME_TOO_LONG' } })
  expect(file(10_000)).toEqual({ ok: false, error: { kind: 'TOO_LONG', field: 'rows' } })
  expect(must(file(340)).byteLength).toBe(112 + 340 * 192)
  expect(gbktcp.MAX_PART_LINES).toBeLessThan(340)
})

it('a refusal has three figures of its own, and they mean it again', () => {
  const codes = (Object.keys(REFUSALS) as RefusalCode[]).map((refusal) => [gbktcp.codeOf(refusal), refusal] as const)
  expect(new Set(codes.map(([code]) => code)).size).toBe(codes.length)
  for (const [code, refusal] of codes) expect([/^\d{3}$/.test(code), gbktcp.refusalOf(code)]).toEqual([true, refusal])
  expect(gbktcp.refusalOf('777')).toBe('GBK777')
})
