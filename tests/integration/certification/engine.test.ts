/** Our own simulated companies pass every case that applies to their protocol, and nothing of it stays on their books. */
import { beforeAll, describe, expect, it } from 'vitest'
import { CASE_IDS, CASES, certify, takeBackAfter, type Report } from '@/lib/certification/engine'
import { httpOutside } from '@/lib/gateways/transports'
import { NOWHERE, type Outside } from '@/lib/kernel/outside'
import { elapsedMs } from '@/lib/kernel/clock'
import { brokenRules } from '../simulators/books'
import { certifyWith, failedIn, inProcess, nameRare, settingsOf, useCertified } from './bench'
import { serveCompany } from './real-servers'

const world = useCertified('certified')
const servers = serveCompany(() => world().sim)
beforeAll(() => nameRare(world()))

const NOT_FOR = { wxlifepay: ['replay', 'reconcile'], json: ['reconcile', 'entities'], 'gbk-tcp': ['paging', 'signature', 'replay', 'entities'] } as const
const skippedIn = (report: Report) => report.cases.filter(({ verdict }) => verdict === 'SKIPPED').map(({ id }) => id)
const creditedOrders = () => world().rows(`SELECT bill_no FROM sim_water.pay_order WHERE bill_no LIKE 'CERT%' AND state = 2`)
const REAL = httpOutside({ outsideUrl: 'http://127.0.0.1:9', world: '' })

describe.each(['wxlifepay', 'json', 'gbk-tcp'] as const)('%s', (protocol) => {
  it('passes in this process, and nothing stays credited', async () => {
    const report = await certifyWith(world(), settingsOf(protocol, { idTail: await tailOf('0100000002') }), inProcess(world()))
    expect(failedIn(report)).toEqual([])
    expect(report).toMatchObject({ verdict: 'PASSED', protocol, counts: { WARNING: 0, SKIPPED: NOT_FOR[protocol].length } })
    expect(skippedIn(report)).toEqual(NOT_FOR[protocol])
    expect(report.cases.map(({ id }) => id)).toEqual(CASE_IDS)
    expect(report.cases.every(({ verdict, reason, steps }) => (verdict === 'SKIPPED' ? reason !== null : steps.length > 0))).toBe(true)
    expect(await creditedOrders()).toEqual([])
    expect(await brokenRules(world())).toEqual([])
  })

  it('passes over a real connection', async () => {
    const { company } = settingsOf(protocol)
    const settings = settingsOf(protocol, { company: { ...company, endpoint: protocol === 'gbk-tcp' ? servers.tcp() : servers.http() } })
    const report = await certify(settings, { outside: REAL, now: () => world().at, elapsedMs, runNo: `77${protocol.length}0000001` })
    expect(failedIn(report)).toEqual([])
    expect(report.messages).toBeLessThan(200)
    expect(await creditedOrders()).toEqual([])
  })
})

const tailOf = async (billKey: string) => (await world().rows<{ tail: string }>('SELECT id_last4 AS tail FROM sim_water.customer WHERE bill_key = $1', [billKey]))[0]?.tail ?? ''

describe('limits', () => {
  it('ends when so many messages have been sent, says so, and takes back what was credited', async () => {
    const report = await certifyWith(world(), settingsOf('wxlifepay', { limits: { messages: 30, wallMs: 60_000 } }), inProcess(world()))
    expect(report.verdict).toBe('FAILED')
    expect(failedIn(report)).toHaveLength(1)
    expect(report.cases.at(-1)).toMatchObject({ id: 'endless', verdict: 'SKIPPED', reason: { zh: '报文数或时间已到上限，没有做完' } })
    expect(report.cases.find(({ id }) => id === 'restored')).toMatchObject({ verdict: 'PASSED' })
    expect(report.messages).toBeLessThan(75)
    expect(await creditedOrders()).toEqual([])
  })

  it('ends when it is stopped', async () => {
    const stop = new AbortController()
    const around = { outside: inProcess(world()), now: () => world().at, elapsedMs: () => 0, runNo: '7700000009', signal: stop.signal }
    const report = await certify(settingsOf('json'), around, { ended: ({ id }) => void (id === 'amounts' && stop.abort()) })
    expect(report.cases.slice(0, CASE_IDS.indexOf('amounts') + 1).every(({ verdict }) => verdict === 'PASSED' || verdict === 'SKIPPED')).toBe(true)
    expect(failedIn(report)).toEqual(['duplicate'])
    expect(await creditedOrders()).toEqual([])
  })

  it('gives up at once where nobody is', async () => {
    const report = await certifyWith(world(), settingsOf('wxlifepay'), NOWHERE)
    expect(failedIn(report)).toEqual(['line'])
    expect(report.messages).toBe(1)
  })
})

it('what a run that died has credited is reversed by its number', async () => {
  const settings = settingsOf('wxlifepay')
  const around = { outside: dying(inProcess(world()), 20), now: () => world().at, elapsedMs: () => 0, runNo: '7700000010' }
  const seen = { orders: 0 }
  await expect(certify(settings, around, { ended: (_, orders) => void (seen.orders = orders) })).rejects.toThrow('the process is gone')
  expect(await creditedOrders()).toHaveLength(1)
  expect(await takeBackAfter(settings, { ...around, outside: inProcess(world()) }, seen.orders)).toBe(true)
  expect(await creditedOrders()).toEqual([])
})

/** After so many messages nothing is sent any more. */
function dying(outside: Outside, messages: number): Outside {
  let sent = 0
  return {
    send: async (request) => {
      sent += 1
      if (sent > messages) throw new Error('the process is gone')
      return outside.send(request)
    },
  }
}

it('every case says what it proves in both languages, and needs only cases that come before it', () => {
  for (const [n, id] of CASE_IDS.entries()) {
    const { title, proves, needs } = CASES[id]
    expect([title.zh, title.en, proves.zh, proves.en].every((text) => text.length > 1)).toBe(true)
    for (const other of needs) expect((CASE_IDS as string[]).slice(0, n)).toContain(other)
  }
})
