/** What only a company of fixed-length messages does: 账单查询 by meter, the day's file, and refusing what does not fit. */
import { expect, it } from 'vitest'
import { reconcilerFor, gatewayFor, gbktcp, type DayPayment } from '@/lib/gateways/water'
import { handleGbktcp } from '@/lib/simulators/water'
import { must } from '../../contract/gbktcp/sample'
import { useWaterWorld } from './harness'

const world = useWaterWorld('gbktcp')
const gateway = gatewayFor('gbk-tcp')
const reconciler = reconcilerFor('gbk-tcp')
const call = () => world().call({ protocol: 'gbk-tcp' })

const head = (userCode: string) => ({ collector: '1900000109', userCode, sequence: '1', sentAt: '20260316100000' })
async function ask(frame: Uint8Array): Promise<Uint8Array> {
  const answer = await handleGbktcp(world().sim, 'beijing', frame)
  if (answer === 'SILENT') throw new Error('no answer')
  return answer
}

it('has bills by what the meter showed; tiers and sewage add up to each', async () => {
  const answer = await ask(must(gbktcp.encodeRequest('bills', head('0100000004'), { info: {}, rows: [] })))
  const verdict = must(gbktcp.decodeResponse('bills', head('0100000004'), answer))
  if (!verdict.ok) throw new Error(verdict.code)
  const { rows } = verdict.value
  expect(rows).toHaveLength(12)
  for (const [n, row] of rows.entries()) {
    expect(row.firstTierFen + row.secondTierFen + row.thirdTierFen + row.sewageFen).toBe(row.totalFen)
    expect(row.firstTierM3 + row.secondTierM3 + row.thirdTierM3).toBe(row.volumeM3)
    expect(row.readingM3 - row.lastReadingM3).toBe(row.volumeM3)
    expect(row.lastReadingM3).toBe(rows[n + 1]?.readingM3 ?? 0)
  }
  expect(rows.some(({ thirdTierM3 }) => thirdTierM3 > 0)).toBe(true)
  // 202509 to 202510: the tier of 260 m³ ends within it.
  expect(rows.map(({ status }) => status)).toEqual(['0', ...Array.from({ length: 11 }, () => '1')])
})

it('has no pages: of ten years unpaid every month is there, and the sum is that of all', async () => {
  await world().sim.db.query(
    `INSERT INTO sim_water.bill (company_code, bill_key, bill_no, begin_month, end_month, issued_on, due_on, volume_m3, used_before_m3, principal_fen, principal_paid_fen, prepaid_used_fen, late_fen, late_from, late_paid_fen, late_rate_ppm, late_base_fen)
     SELECT company_code, bill_key, to_char(m, 'YYYYMM') || '99', to_char(m, 'YYYYMM'), to_char(m, 'YYYYMM'), issued_on, due_on, volume_m3, used_before_m3, 100, 0, 0, 0, late_from, 0, 0, 100
     FROM (SELECT * FROM sim_water.bill WHERE company_code = 'beijing' AND bill_key = '0100000003' LIMIT 1) b, generate_series('2010-01-01'::date, '2019-12-01', '1 month') m RETURNING bill_no`, [])
  const said = await gateway.query(call(), { billKey: '0100000003', beginNum: 1, queryNum: 200 })
  const late = await gateway.query(call(), { billKey: '0100000003', beginNum: 120, queryNum: 50 })
  expect([said.ok && said.value.total, said.ok && said.value.items.length, late.ok && late.value.items.map(({ endMonth }) => endMonth)]).toEqual([120, 120, ['201912']])
})

const paymentOf = ({ billNo, transactionId, payDate, payAmountFen }: ReturnType<ReturnType<typeof world>['order']>): DayPayment => ({ billNo, transactionId, paidAt: payDate, paidFen: payAmountFen, feeFen: 0n })

it('compares a day’s file with its books and names what differs', async () => {
  const [both, lost, more, other] = [1, 2, 3, 4].map((n) => world().order('0100000005', BigInt(n * 100)))
  if (!both || !lost || !more || !other || !reconciler) throw new Error('four orders')
  for (const order of [both, more, other]) await gateway.charge(call(), order)
  const answer = await reconciler.reconcile(call(), { day: '20260316', payments: [paymentOf(both), paymentOf(lost), { ...paymentOf(other), paidFen: 401n }] })
  expect(answer).toEqual({
    ok: true,
    value: {
      lines: 3,
      totalFen: 800n,
      differences: [
        { billNo: lost.billNo, kind: 'ONLY_PLATFORM', platformFen: 200n, companyFen: 0n },
        { billNo: more.billNo, kind: 'ONLY_COMPANY', platformFen: 0n, companyFen: 300n },
        { billNo: other.billNo, kind: 'AMOUNT', platformFen: 401n, companyFen: 400n },
      ],
    },
  })
})

it('takes a file of more parts than one', async () => {
  const payments = Array.from({ length: 700 }, (_, n): DayPayment => ({ billNo: `F${n}`, transactionId: `T${n}`, paidAt: '20260315100000', paidFen: 1n, feeFen: 0n }))
  const answer = await reconciler?.reconcile(call(), { day: '20260315', payments })
  // Of the differences so many are shown.
  expect(answer?.ok && [answer.value.lines, answer.value.differences.length]).toEqual([0, 500])
})

const LINE = { lineNo: 1, paidAt: '20260315100000', orderNo: 'T', orderFen: 1n, paidFen: 1n, feeFen: 0n, incomeFen: 1n, merchantOrderNo: 'F', kind: '消费' }
const part = (info: object, rows = [LINE]) => must(gbktcp.encodeRequest('reconcile', head('1900000109'), { info: { day: '20260315', lines: 1, totalFen: 1n, part: 1, parts: 1, ...info }, rows }))

it.each<[string, Uint8Array[]]>([
  ['sums that are not its lines’', [part({ totalFen: 2n })]],
  ['a number of lines that is not theirs', [part({ lines: 2 })]],
  ['a second part without a first', [part({ part: 2, parts: 2 })]],
  ['the first part twice', [part({ parts: 2, lines: 2, totalFen: 2n }), part({ parts: 2, lines: 2, totalFen: 2n })]],
  ['a line left out', [part({}, [{ ...LINE, lineNo: 2 }])]],
])('refuses a file with %s', async (_, frames) => {
  const answer = await ask(Buffer.concat(frames))
  expect(gbktcp.decodeResponse('reconcile', head('1900000109'), answer)).toEqual({ ok: true, value: { ok: false, code: '001' } })
})

it('a number that does not fit is not sent, and that is written down', async () => {
  expect(await gateway.query(call(), { billKey: '300000000001', beginNum: 1, queryNum: 1 })).toEqual({ ok: false, error: { kind: 'UNREACHABLE' } })
  expect(world().recorded.at(-1)).toMatchObject({ operation: '13', outcome: 'UNREACHABLE', request: '{"kind":"TOO_LONG","field":"userCode"}', response: null })
})

it('what is kept of a conversation can be read', async () => {
  await gateway.query(call(), { billKey: '0100000002', beginNum: 1, queryNum: 1 })
  const { request, response } = world().recorded.at(-1) ?? {}
  expect(request).toMatch(/^64 {4}1319000001090100000002.*20260316100000@@$/)
  expect(response).toContain('王建国')
})
