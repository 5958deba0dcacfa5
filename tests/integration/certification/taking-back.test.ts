/** What is credited is taken back, whatever the company says and whenever the run ends; one that was cut short has not passed. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { takeBackAfter, type Report } from '@/lib/certification/engine'
import { htmlOf, junitOf } from '@/lib/certification/report'
import { inProcessOutside } from '@/lib/gateways/transports'
import type { WaterProtocol } from '@/lib/gateways/water'
import type { Outside } from '@/lib/kernel/outside'
import { err } from '@/lib/kernel/result'
import { handleGbktcp, handleWater } from '@/lib/simulators/water'
import { plantIn, type Plant } from '@/lib/simulators/water/serve'
import { certifyWith, failedIn, inProcess, nameRare, settingsOf, useCertified, type Stopwatch } from './bench'

const world = useCertified('taken_back')
beforeAll(() => nameRare(world()))

type Left = { billNo: string; billKey: string; transactionId: string }
const credited = () => world().rows<Left>(`SELECT bill_no AS "billNo", bill_key AS "billKey", transaction_id AS "transactionId" FROM sim_water.pay_order WHERE bill_no LIKE 'CERT%' AND state = 2`)
/** What a test has left on purpose. */
afterEach(async () => {
  for (const left of await credited()) expect(await world().gateway.refund(world().call(), { ...left, attach: '' })).toMatchObject({ ok: true })
})

const planted = (plant: Plant): Outside => inProcessOutside((code, message) => handleWater(plantIn(world().sim, plant), code, message), (code, body) => handleGbktcp(plantIn(world().sim, plant), code, body))
const reasonOf = (report: Report) => report.cases.find(({ verdict }) => verdict === 'FAILED')?.reason?.zh
const OVER = '没有做完：报文数或时间已到上限，或被中止'

describe('a run that is cut short', () => {
  it('has failed and has nothing left, whichever message was the last', async () => {
    for (let messages = 12; messages <= 30; messages += 1) {
      const report = await certifyWith(world(), settingsOf('wxlifepay', { limits: { messages, wallMs: 60_000 } }), inProcess(world()))
      expect([messages, report.verdict, report.counts.FAILED, reasonOf(report)]).toEqual([messages, 'FAILED', 1, OVER])
      expect(junitOf(report, 'zh')).toContain('failures="1"')
      expect(htmlOf(report, 'zh')).toContain(OVER)
      expect(await credited()).toEqual([])
    }
  })

  it('has a report also when taking back takes longer than there is room for, and names what is left', async () => {
    const stopwatch: Stopwatch = { ms: 0 }
    const company = inProcess(world())
    const state = { isStuck: false }
    const stuck: Outside = {
      send: async (message) => {
        state.isStuck ||= new TextDecoder().decode(message.body).includes('<trancode>refund<')
        if (!state.isStuck) return company.send(message)
        stopwatch.ms += 700_000
        return { outcome: 'TIMEOUT' }
      },
    }
    const report = await certifyWith(world(), settingsOf('wxlifepay'), stuck, stopwatch)
    expect([report.verdict, reasonOf(report)]).toEqual(['FAILED', OVER])
    expect(failedIn(report)).toContain('restored')
    const left = await credited()
    expect(left).toHaveLength(1)
    expect(JSON.stringify(report.cases.find(({ id }) => id === 'restored'))).toContain(left[0]?.billNo)
  })
})

describe('a company', () => {
  const numberOf = (asked: Parameters<NonNullable<Plant['act']>>[1]) => ('billNo' in asked.question ? asked.question.billNo : '')

  it.each<WaterProtocol>(['wxlifepay', 'json', 'gbk-tcp'])('of %s that says that it does not know what it has credited has to take it back all the same', async (protocol) => {
    const forgetful = planted({ act: async (desk, asked, go) => (asked.operation === 'confirm' ? err('EQ0006') : go(desk, asked)) })
    const report = await certifyWith(world(), settingsOf(protocol), forgetful)
    expect(failedIn(report)).toEqual(['credit'])
    expect(await credited()).toEqual([])
  })

  /** One number of an order stands for two of its own. */
  const doubles = (reverses: boolean): Plant => ({
    act: async (desk, asked, go) => {
      const isOthers = desk.customer.billKey === '0100000004' && numberOf(asked) !== ''
      if (!isOthers) return go(desk, asked)
      if (asked.operation === 'refund' && !reverses) return err('EQ0001')
      return go(desk, { ...asked, question: { ...asked.question, billNo: `${numberOf(asked)}X` } } as typeof asked)
    },
  })

  it('that credits the number of an order to another 户号 as well fails there, and takes both back', async () => {
    const report = await certifyWith(world(), settingsOf('json', { extensions: false }), planted(doubles(true)))
    expect(failedIn(report)).toEqual(['reused'])
    expect(await credited()).toEqual([])
  })

  it('is seen when the other 户号 is not as it was', async () => {
    const report = await certifyWith(world(), settingsOf('json', { extensions: false }), planted(doubles(false)))
    expect(failedIn(report)).toEqual(['reused', 'restored'])
    expect((await credited()).map(({ billKey }) => billKey)).toEqual(['0100000004'])
  })
})

it('after a run that died every order is taken back that can be, under whichever number', async () => {
  const settings = settingsOf('wxlifepay')
  const around = { outside: inProcess(world()), now: () => world().at, elapsedMs: () => 0, runNo: '7700000020' }
  const all = ['0100000002', '0100000004', '0100000002'].map((billKey, n) => {
    const serial = `7700000020${`${n + 4}`.padStart(4, '0')}`
    return { ...world().order(billKey, 100n), billNo: `CERT${serial}`, transactionId: `CERT42${serial}`, payDate: '20260316100000' }
  })
  for (const order of all) expect(await world().gateway.charge(world().call(), order)).toMatchObject({ ok: true })
  const stubborn = planted({ act: async (desk, asked, go) => (asked.operation === 'refund' && asked.question.billNo === all[0]?.billNo ? err('EQ0010') : go(desk, asked)) })
  expect(await takeBackAfter(settings, { ...around, outside: stubborn }, 3)).toBe(false)
  expect((await credited()).map(({ billNo }) => billNo)).toEqual([all[0]?.billNo])
  expect(await takeBackAfter(settings, around, 3)).toBe(true)
  expect(await credited()).toEqual([])
})
