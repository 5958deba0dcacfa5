import { expect, it } from 'vitest'
import * as gbktcp from '@/lib/gateways/water/gbktcp'
import { ADDRESS, ascii, BILL, END, hex, NAME, ORDER, SUBJECT, unhex, USER, must } from './sample'

type Golden = { [O in gbktcp.Operation]: { body: gbktcp.ResponseOf<O>; frame: string } }

const head = (length: string, tradeCode: string) => ascii(length, 6) + ascii(tradeCode) + ascii('000') + ascii('SIM0000001') + ascii('0100000001') + NAME + ADDRESS
const ZERO = ascii('0000000000000')

const GOLDEN: Golden = {
  arrears: {
    body: { info: { totalFen: 9_600n }, rows: [{ month: '202511', volumeM3: 12, amountFen: 4_200n }, { month: '202512', volumeM3: 0, amountFen: 5_400n }] },
    frame:
      head('308', '13') + ascii('0000000009600') + ascii('   2') +
      ascii('202511') + ascii('        12') + ascii('0000000004200') +
      ascii('202512') + ascii('         0') + ascii('0000000005400') + END,
  },
  bills: {
    body: { info: {}, rows: [BILL] },
    frame:
      head('368', '14') + ascii('  1') + ascii('202602') + ascii('681       ') + ascii('703       ') + ascii('        22') +
      ascii('        22') + ascii('0000000005874') + ascii('          ') + ZERO + ascii('          ') + ZERO +
      ascii('0000000001980') + ascii('0000000007854') + ascii('0') + END,
  },
  credit: {
    body: { info: { orderNo: ORDER.orderNo, paidAt: '20260316093000', amountFen: 9_000n, receiptNo: 'W0001' }, rows: [] },
    frame: head('320', '21') + ascii('P202603160001', 30) + ascii('20260316093000') + ascii('0000000009000') + ascii('W0001', 30) + END,
  },
  confirm: {
    body: { info: { state: gbktcp.ORDER_STATE.UNKNOWN, orderNo: '', paidAt: '', amountFen: 0n, receiptNo: '' }, rows: [] },
    frame: head('321', '22') + ascii('0') + ascii('', 30) + ascii('', 14) + ZERO + ascii('', 30) + END,
  },
  reverse: {
    body: { info: { orderNo: ORDER.orderNo, reversalNo: 'R0001' }, rows: [] },
    frame: head('293', '23') + ascii('P202603160001', 30) + ascii('R0001', 30) + END,
  },
  reconcile: {
    body: { info: { day: '20260316', lines: 2, totalFen: 9_100n }, rows: [{ orderNo: 'P202603160002', kind: gbktcp.DIFFERENCE_KIND.ONLY_COMPANY, collectorFen: 0n, companyFen: 100n }] },
    frame: head('330', '31') + ascii('20260316') + ascii('         2') + ascii('              9100') + ascii('   1') + ascii('P202603160002', 30) + ascii('2') + ZERO + ascii('0000000000100') + END,
  },
  profile: { body: { info: { people: 3, balanceFen: 1_260n, dueFen: 0n }, rows: [] }, frame: head('262', '91') + ascii('  3') + ascii('0000000001260') + ZERO + END },
  sendCode: {
    body: { info: { phoneMasked: '138****1001', expiresInSeconds: 300, againInSeconds: 60 }, rows: [] },
    frame: head('263', '92') + ascii('138****1001', 20) + ascii('  300') + ascii('   60') + END,
  },
  checkCode: { body: { info: {}, rows: [] }, frame: head('233', '93') + END },
  checkId: { body: { info: {}, rows: [] }, frame: head('233', '94') + END },
  usage: { body: { info: {}, rows: [{ month: '202602', volumeM3: 9, readType: '1' }] }, frame: head('253', '95') + ascii('  1') + ascii('202602') + ascii('         9') + ascii('1') + END },
  billDetails: {
    body: {
      info: { total: 12 },
      rows: [{ beginMonth: '202601', endMonth: '202602', issuedOn: '20260305', dueOn: '20260320', volumeM3: 18, usedBeforeM3: 0, amountFen: 9_000n, lateFeeFen: 0n, paidFen: 0n, lateFeePaidFen: 0n }],
    },
    frame:
      head('342', '96') + ascii('    12') + ascii('  1') + ascii('202601') + ascii('202602') + ascii('20260305') + ascii('20260320') + ascii('        18') + ascii('         0') +
      ascii('0000000009000') + ZERO + ZERO + ZERO + END,
  },
  refundPart: { body: { info: {}, rows: [] }, frame: head('233', '97') + END },
  paidParts: {
    body: { info: { prepaidFen: 0n }, rows: [{ month: '202602', item: '1', amountFen: 3_726n }] },
    frame: head('270', '98') + ZERO + ascii('   1') + ascii('202602') + ascii('1') + ascii('0000000003726') + END,
  },
}

it.each(gbktcp.OPERATIONS)('%s', <O extends gbktcp.Operation>(operation: O) => {
  const { body, frame } = GOLDEN[operation]
  expect(hex(must(gbktcp.encodeResponse(operation, USER, body)))).toBe(frame)
  expect(gbktcp.decodeResponse(operation, SUBJECT, unhex(frame))).toEqual({ ok: true, value: { ok: true, user: USER, value: body } })
})

const REFUSAL = ascii('239', 6) + ascii('13') + ascii('004') + ascii('SIM0000001') + ascii('0100000001') + ascii('', 200)
const REFUSED = { ok: true, value: { ok: false, code: '004' } }

it('a refusal ends after the head', () => {
  const refusal = must(gbktcp.encodeRefusal({ ...SUBJECT, tradeCode: '13' }, '004'))
  expect(hex(refusal)).toBe(ascii('233', 6) + REFUSAL.slice(12) + END)
  expect(gbktcp.decodeResponse('arrears', SUBJECT, refusal)).toEqual(REFUSED)
})

it('whatever follows the head of a refusal is left alone', () => {
  expect(gbktcp.decodeResponse('arrears', SUBJECT, unhex(REFUSAL + ascii('system') + END))).toEqual(REFUSED)
})

it('success is no refusal', () => {
  expect(gbktcp.encodeRefusal({ ...SUBJECT, tradeCode: '13' }, gbktcp.SUCCESS)).toEqual({ ok: false, error: { kind: 'NOT_A_VALUE', field: 'responseCode' } })
})

it.each<[string, gbktcp.Operation, Partial<gbktcp.Subject>]>([
  ['another question', 'bills', {}],
  ['another user', 'arrears', { userCode: '0100000002' }],
  ['another collector', 'arrears', { collector: 'SIM0000002' }],
])('an answer to %s is a mismatch', (_, operation, asked) => {
  expect(gbktcp.decodeResponse(operation, { ...SUBJECT, ...asked }, unhex(GOLDEN.arrears.frame))).toEqual({ ok: false, error: { kind: 'MISMATCH' } })
})

it('each frame says its own length', () => {
  for (const { frame } of Object.values(GOLDEN)) expect(Buffer.from(frame, 'hex').toString('latin1').slice(0, 6).trimEnd()).toBe((frame.length / 2).toString())
})
