import { describe, expect, it } from 'vitest'
import * as gbktcp from '@/lib/gateways/water/gbktcp'
import { ascii, hex, padded, unhex, must } from './sample'

const PAYMENT = { paidAt: '20260316093000', orderNo: 'P202603160001', orderFen: 9_000n, paidFen: 9_000n, feeFen: 54n, incomeFen: 8_946n, merchantOrderNo: 'M1', kind: '消费' }
const DAY = { day: '20260316', payments: [PAYMENT, { ...PAYMENT, orderNo: 'P2', paidFen: 1n }] }

const right = (text: string, bytes: number) => ascii(text.padStart(bytes))
const line = (no: string, orderNo: string, paid: string) =>
  [ascii(no), ascii('20260316093000'), right(orderNo, 30), right('9000', 18), right(paid, 18), right('54', 18), right('8946', 18), ascii('M1', 50), padded('cffbb7d1', 20), '0d0a'].join('')
const FILE = `${ascii('20260316') + right('2', 10) + right('9001', 18)}0d0a${line('000001', 'P202603160001', '9000')}${line('000002', 'P2', '1')}`
const NONE = `${ascii('20260317') + right('0', 10) + right('0', 18)}0d0a`

it('a day', () => {
  expect(hex(must(gbktcp.encodeReconciliation(DAY)))).toBe(FILE)
  expect(gbktcp.decodeReconciliation(unhex(FILE))).toEqual({ ok: true, value: DAY })
})

it('a day without payments', () => {
  expect(hex(must(gbktcp.encodeReconciliation({ day: '20260317', payments: [] })))).toBe(NONE)
  expect(gbktcp.decodeReconciliation(unhex(NONE))).toEqual({ ok: true, value: { day: '20260317', payments: [] } })
})

it('its lines have 192 bytes, as those of the public sample in GBK, and its name says whose and when', () => {
  expect(line('000001', 'P1', '1').length / 2).toBe(192 + 2)
  expect(gbktcp.reconciliationFileName('1900000109', '20260316')).toBe('1900000109-20260316.txt')
})

it('a merchant’s order number may stand anywhere in its place', () => {
  expect(gbktcp.decodeReconciliation(unhex(FILE.replace(ascii('M1', 50), ascii('               M1', 50))))).toEqual({ ok: true, value: DAY })
})

describe('what is no such file', () => {
  it.each<[string, string, unknown]>([
    ['nothing', '', { line: 0, problem: { kind: 'WRONG_LENGTH' } }],
    ['the sums cut off', NONE.slice(0, 40), { line: 0, problem: { kind: 'WRONG_LENGTH' } }],
    ['no line end', NONE.slice(0, -4), { kind: 'LINES_WRONG' }],
    ['a line missing', FILE.slice(0, FILE.length - 388), { kind: 'LINES_WRONG' }],
    ['a line cut off', FILE.slice(0, -2), { kind: 'LINES_WRONG' }],
    ['a line more', FILE + line('000003', 'P3', '1'), { kind: 'LINES_WRONG' }],
    ['a number left out', FILE.replace(ascii('000002'), ascii('000003')), { kind: 'LINES_WRONG' }],
    ['a number twice', FILE.replace(ascii('000002'), ascii('000001')), { kind: 'LINES_WRONG' }],
    ['Unix line ends', FILE.replace('0d0a', '0a0a'), { kind: 'LINES_WRONG' }],
    ['Unix line ends later', `${FILE.slice(0, -4)}200a`, { kind: 'LINES_WRONG' }],
    ['another sum', FILE.replace(right('9001', 18), right('9002', 18)), { kind: 'SUMS_WRONG' }],
    ['an amount changed', FILE.replace(right('1', 18), right('2', 18)), { kind: 'SUMS_WRONG' }],
    ['no sum', FILE.replace(right('9001', 18), right('', 18)), { line: 0, problem: { kind: 'NOT_A_VALUE', field: 'totalFen' } }],
    ['an hour 25', FILE.replace(ascii('20260316093000'), ascii('20260316253000')), { line: 1, problem: { kind: 'NOT_A_VALUE', field: 'paidAt' } }],
    ['UTF-8', FILE.replace(padded('cffbb7d1', 20), padded('e6b688e8b4', 20)), { line: 1, problem: { kind: 'NOT_IN_GB18030', field: 'kind' } }],
    ['ten billion lines', FILE.replace(right('2', 10), ascii('9999999999')), { kind: 'TOO_MANY_LINES' }],
  ])('%s', (_, file, problem) => {
    expect(gbktcp.decodeReconciliation(unhex(file))).toEqual({ ok: false, error: problem })
  })

  it('a payment that does not fit is named', () => {
    const payments = [PAYMENT, { ...PAYMENT, orderNo: 'P'.repeat(31) }]
    expect(gbktcp.encodeReconciliation({ day: '20260316', payments })).toEqual({ ok: false, error: { line: 2, problem: { kind: 'TOO_LONG', field: 'orderNo' } } })
    expect(gbktcp.encodeReconciliation({ day: '20260230x', payments })).toEqual({ ok: false, error: { line: 0, problem: { kind: 'NOT_A_VALUE', field: 'day' } } })
  })
})
