/** Rule I2: asynchronous, in order, numbers without gaps or repeats, refusals with reasons, kept for five years. */
import { describe, expect, it } from 'vitest'
import { einvoice } from '@/lib/gateways/tax'
import { forgetOld } from '@/lib/simulators/tax'
import { SHANGHAI, useTaxWorld, type Wanted } from './harness'

const world = useTaxWorld('issuing')
const negative = (content: einvoice.InvoiceContent) => ({
  isRed: true,
  netFen: -content.netFen,
  taxFen: -content.taxFen,
  grossFen: -content.grossFen,
  items: content.items.map((item) => ({ ...item, netFen: -item.netFen, taxFen: -item.taxFen, grossFen: -item.grossFen })),
})

describe('an application', () => {
  it('waits, is done within two minutes, and is the invoice that was asked for', async () => {
    const application = world().application()
    const taken = await world().apply(application)
    expect(taken).toMatchObject({ ok: true, value: { state: 'WAITING' } })
    const expectedAt = taken.ok && taken.value.state === 'WAITING' ? taken.value.expectedAt.getTime() - world().at.getTime() : 0
    expect(expectedAt).toBeGreaterThan(120_000)
    const { number, issuedOn, bureauCode, bureauName, ...content } = await world().invoice(application)
    expect(content).toEqual(application.content)
    expect([number.slice(0, 5), number.length, issuedOn, bureauCode, bureauName]).toEqual(['26117', 20, '2026-03-16', '11100000000', '国家税务总局北京市税务局（模拟）'])
    expect(einvoice.checkEInvoice(content)).toEqual([])
  })

  it('sent again is the same one; with other content it is refused, and the first stays', async () => {
    const application = world().application()
    const { number } = await world().invoice(application)
    const again = await world().apply(application)
    expect(again.ok && again.value.state === 'ISSUED' && again.value.xml).toContain(number)
    const other = { ...application, content: { ...application.content, remark: '别的' } }
    expect(await world().apply(other)).toMatchObject({ ok: true, value: { state: 'REFUSED', reason: 'NUMBER_USED' } })
    expect(await world().query(application.applicationNo)).toEqual(again)
    expect(await world().query('nobody-knows-it')).toEqual({ ok: true, value: null })
  })

  it.each([
    ['LOSE_FIRST', '试票丢请求一号', null],
    ['SAY_NOTHING_FIRST', '试票无应答', { state: 'WAITING' }],
  ])('%s: no answer once, then one', async (_, buyer, known) => {
    const application = world().application({ buyer })
    expect(await world().apply(application)).toEqual({ ok: false, error: { kind: 'TIMEOUT' } })
    expect(await world().query(application.applicationNo)).toMatchObject({ ok: true, value: known })
    expect(await world().apply(application)).toMatchObject({ ok: true, value: { state: 'WAITING' } })
  })
})

describe('refused', () => {
  it.each<[string, Wanted]>([
    ['CONTENT', { buyer: '试票被拒' }],
    ['CONTENT', { netFen: 8890n }],
    ['SELLER_UNKNOWN', { seller: '91110000802100433B' }],
    ['BUYER_TAX_ID', { taxId: '911100008021004330' }],
    ['RED_UNKNOWN', { isRed: true }],
    ['RED_UNKNOWN', { redOf: '26117000000000009999' }],
  ])('%s', async (reason, change) => {
    const application = world().application(change)
    await world().apply(application)
    world().pass(120)
    await world().issueDue()
    const answer = await world().query(application.applicationNo)
    expect(answer).toMatchObject({ ok: true, value: { state: 'REFUSED', reason } })
    expect(answer.ok && answer.value?.state === 'REFUSED' && answer.value.message).toMatch(/\p{Script=Han}/u)
  })

  it('a seller who is suspended, or has invoiced what he may in a month', async () => {
    const of = (change: string) => world().rows(`UPDATE sim_tax.taxpayer SET ${change} WHERE tax_id = $1 RETURNING tax_id`, [SHANGHAI])
    const stateOf = async () => {
      const application = world().application({ seller: SHANGHAI })
      await world().invoice(application).catch(() => {})
      const answer = await world().query(application.applicationNo)
      return answer.ok && answer.value?.state === 'REFUSED' ? answer.value.reason : 'ISSUED'
    }
    await of('is_suspended = true')
    expect(await stateOf()).toBe('SELLER_SUSPENDED')
    await of('is_suspended = false, credit_fen = 18000')
    expect([await stateOf(), await stateOf(), await stateOf()]).toEqual(['ISSUED', 'ISSUED', 'CREDIT_LIMIT'])
    world().goTo(4, 1, 10)
    expect(await stateOf()).toBe('ISSUED')
  })
})

it('a red one takes back as much as is left of the blue one', async () => {
  const blue = await world().invoice()
  const red = () => world().application({ ...negative(blue), redOf: blue.number })
  expect(await world().invoice(red())).toMatchObject({ isRed: true, grossFen: -9_000n })
  const second = red()
  await world().invoice(second).catch(() => {})
  expect(await world().query(second.applicationNo)).toMatchObject({ ok: true, value: { state: 'REFUSED', reason: 'RED_OVER' } })
})

it('eight at work: every application once, numbers without a gap, in the order of arrival', async () => {
  const count = 400
  const [before] = await world().rows<{ last: bigint }>(`SELECT last FROM sim_tax.sequence WHERE province_code = '11' AND year = 2026`)
  const applications = Array.from({ length: count }, () => world().application())
  for (const application of applications) await world().apply(application)
  world().pass(200)
  await Promise.all(Array.from({ length: 8 }, () => world().issueDue()))
  const rows = await world().rows<{ no: string; number: string }>(`SELECT application_no AS no, number FROM sim_tax.application WHERE application_no = ANY ($1::text[]) ORDER BY serial`, [applications.map(({ applicationNo }) => applicationNo)])
  expect(rows.map(({ no }) => no)).toEqual(applications.map(({ applicationNo }) => applicationNo))
  expect(rows.map(({ number }) => BigInt(number.slice(5)) - (before?.last ?? 0n))).toEqual(applications.map((_, n) => BigInt(n + 1)))
})

it('numbers begin anew with the year', async () => {
  world().goTo(12, 31, 12)
  const last = await world().invoice()
  world().goTo(1, 1, 12, 0, 2027)
  expect([last.number.slice(0, 2), (await world().invoice()).number]).toEqual(['26', '27117000000000000001'])
})

it('five years later it is gone, a day before not', async () => {
  const application = world().application()
  await world().invoice(application)
  world().goTo(1, 1, 12, 30, 2032)
  await forgetOld(world().sim)
  expect(await world().query(application.applicationNo)).toMatchObject({ ok: true, value: { state: 'ISSUED' } })
  world().goTo(1, 2, 0, 30, 2032)
  expect(await world().query(application.applicationNo)).toEqual({ ok: true, value: null })
  await forgetOld(world().sim)
  expect(await world().rows(`SELECT 1 FROM sim_tax.application WHERE application_no = $1`, [application.applicationNo])).toEqual([])
})
