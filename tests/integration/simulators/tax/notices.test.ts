/** What the bureau sends by itself: signed, tried again on a schedule, sometimes twice, late or never. */
import { expect, it } from 'vitest'
import { einvoice, type TaxNotice } from '@/lib/gateways/tax'
import { useTaxWorld } from './harness'

const world = useTaxWorld('notices')

async function ended(buyer = '王芳'): Promise<string> {
  const application = world().application({ buyer })
  await world().apply(application)
  world().pass(120)
  await world().issueDue()
  return application.applicationNo
}

const of = (notices: TaxNotice[], applicationNo: string) => notices.filter((one) => one.applicationNo === applicationNo)

it('tells of the invoice, and is not sent again once it was taken', async () => {
  const no = await ended('李娜')
  world().pass(2)
  const [notice] = of(await world().notices(), no)
  expect(notice?.outcome.state).toBe('ISSUED')
  expect(notice?.outcome.state === 'ISSUED' && einvoice.readEInvoice(notice.outcome.xml)).toMatchObject({ ok: true, value: { buyer: { name: '李娜' } } })
  world().pass(86_400)
  expect(of(await world().notices(), no)).toEqual([])
})

it('tells why there is none', async () => {
  const no = await ended('试票被拒')
  world().pass(700)
  expect(of(await world().notices(), no)[0]?.outcome).toEqual({ state: 'REFUSED', reason: 'CONTENT', message: '票面内容校验不通过' })
})

it('is tried again after 15 s, 15 s, 30 s, 3 min …, and given up after the sixteenth time', async () => {
  const no = await ended('刘洋')
  const sent: number[] = []
  const begin = world().at.getTime()
  for (let second = 0; second < 25 * 3_600 && sent.length < 20; second += 15) {
    world().pass(15)
    if (of(await world().notices(false), no).length > 0) sent.push((world().at.getTime() - begin) / 1_000)
  }
  const waits = sent.slice(1).map((at, n) => at - (sent[n] ?? 0))
  expect(waits).toEqual([15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600])
})

it.each([
  ['试票重复通知', [1, 1]],
  ['试票通知迟到', [0, 1]],
  ['试票无通知', [0, 0]],
])('%s', async (buyer, [early = 0, late = 0]) => {
  const no = await ended(buyer)
  world().pass(2)
  const first = of(await world().notices(), no)
  world().pass(900)
  const second = of(await world().notices(), no)
  expect([first.length, second.length]).toEqual([early, late])
  if (early && late) expect(second[0]?.noticeNo).toBe(first[0]?.noticeNo)
})

it('eight senders at one moment: each notice is sent by one of them, and counts as one try', async () => {
  const applications = Array.from({ length: 40 }, () => world().application({ buyer: '陈静' }))
  for (const application of applications) await world().apply(application)
  world().pass(120)
  await world().issueDue()
  world().pass(700)
  const sent = (await Promise.all(Array.from({ length: 8 }, () => world().notices()))).flat().map(({ applicationNo }) => applicationNo)
  expect(applications.every(({ applicationNo }) => sent.includes(applicationNo))).toBe(true)
  // Chance has some of them sent a second time, under a copy of its own.
  const [copies] = await world().rows<{ n: bigint }>(`SELECT count(*) AS n FROM sim_tax.notice WHERE application_no = ANY ($1::text[])`, [applications.map(({ applicationNo }) => applicationNo)])
  expect(sent.filter((no) => applications.some(({ applicationNo }) => applicationNo === no))).toHaveLength(Number(copies?.n))
  const rows = await world().rows<{ state: string; tries: number }>(`SELECT DISTINCT state, tries FROM sim_tax.notice WHERE application_no = ANY ($1::text[])`, [applications.map(({ applicationNo }) => applicationNo)])
  expect(rows).toEqual([{ state: 'TAKEN', tries: 1 }])
})
