/** Our own simulated companies pass every case that applies to their protocol, and nothing of it stays on their books. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CASE_IDS, CASES, certify, takeBackAfter, type Report } from '@/lib/certification/engine'
import { httpOutside } from '@/lib/gateways/transports'
import { NOWHERE, type Outside } from '@/lib/kernel/outside'
import { elapsedMs } from '@/lib/kernel/clock'
import { brokenRules } from '../simulators/books'
import { BEIJING } from '../simulators/harness'
import { certifyWith, failedIn, inProcess, nameRare, RARE_NAME, settingsOf, useCertified } from './bench'
import { certifyCommand, certifyUntil } from './command'
import { serveCompany } from './real-servers'

const world = useCertified('certified')
const dir = mkdtempSync(join(tmpdir(), 'shuidan-certify-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
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
    expect(report.cases.at(-1)).toMatchObject({ id: 'endless', verdict: 'SKIPPED', reason: { zh: '没有做完：报文数或时间已到上限，或被中止' } })
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

const numbers = ['--unpaid', '0100000002', '--nothing-due', '0100000003', '--unknown', '0199999999', '--other', '0100000004', '--rare', '0100000001', '--rare-name', RARE_NAME]
const parties = ['--company-id', BEIJING.companyId, '--merchant-id', BEIJING.merchantId]
const file = (name: string) => join(dir, name)
const lastLine = (out: string) => JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as { verdict: string; runNo: string; cases: { id: string; verdict: string }[] }

describe('npm run certify passes with code 0', () => {
  it('over HTTP, with files and one JSON line at the end', async () => {
    writeFileSync(file('key'), `${BEIJING.signingKey}\n`)
    const { code, out, err } = await certifyCommand('--protocol', 'wxlifepay', '--url', servers.http(), ...parties, '--key', `@${file('key')}`, ...numbers, '--extensions', '--json', '--junit', file('r.xml'), '--html', file('r.html'))
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^\[ 1\/28\] 通过 应答可信 \d+ ms$/m)
    expect(lastLine(out)).toMatchObject({ verdict: 'PASSED', cases: expect.arrayContaining([{ id: 'signature', verdict: 'PASSED', reason: null, ms: expect.any(Number) }]) })
    const [junit, html] = [readFileSync(file('r.xml'), 'utf8'), readFileSync(file('r.html'), 'utf8')]
    expect(XMLValidator.validate(junit)).toBe(true)
    const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(junit) as { testsuites: { testsuite: { '@_failures': string; '@_tests': string } } }
    expect(testsuites.testsuite).toMatchObject({ '@_failures': '0', '@_tests': '28' })
    expect(html).toContain('水务公司接入认证报告')
    expect(html).not.toMatch(/<script|src=|<link/)
    for (const kept of [out, junit, html]) expect(kept).not.toContain(BEIJING.signingKey)
  })

  it('over json, in English', async () => {
    const { code, out } = await certifyCommand('--protocol', 'json', '--url', servers.http(), ...parties, '--platform-key', BEIJING.platformSm2PrivateKey, '--company-key', BEIJING.companySm2PublicKey, ...numbers, '--lang', 'en')
    expect(code).toBe(0)
    expect(out).toMatch(/passed Replayed messages/)
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^passed: passed \d+, warning 0, failed 0, skipped \d+; run CERT\d{10}/)
  })

  it('over TCP', async () => {
    const { code, out } = await certifyCommand('--protocol', 'gbk-tcp', '--url', servers.tcp(), ...parties, ...numbers, '--json')
    expect(code).toBe(0)
    expect(lastLine(out).cases).toContainEqual(expect.objectContaining({ id: 'reconcile', verdict: 'PASSED' }))
    expect(out).toContain('跳过 冒名与改动：gbk-tcp 没有签名')
  })
})

it('npm run certify fails with code 1 and says where', async () => {
  const { code, out } = await certifyCommand('--protocol', 'wxlifepay', '--url', servers.http(), ...parties, '--key', 'another key of 20 ch', ...numbers, '--json')
  expect(code).toBe(1)
  expect(out).toContain('NOT_AUTHENTIC')
  expect(lastLine(out)).toMatchObject({ verdict: 'FAILED', cases: expect.arrayContaining([expect.objectContaining({ id: 'line', verdict: 'FAILED' })]) })
})

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('npm run certify that is cut short by %s has not passed, and leaves nothing credited', async (signal) => {
  const { code, out } = await certifyUntil(signal, ['--protocol', 'wxlifepay', '--url', servers.http(), ...parties, '--key', BEIJING.signingKey, ...numbers, '--json'])
  expect(code).toBe(1)
  expect(out).toContain('没有做完')
  expect(lastLine(out)).toMatchObject({ verdict: 'FAILED' })
  expect(await creditedOrders()).toEqual([])
})

it('npm run certify: wrong usage is code 2 and one sentence', async () => {
  const { code, out, err } = await certifyCommand('--protocol', 'json', '--url', 'http://h', '--unpaid', '1')
  expect([code, out, err]).toEqual([2, '', '还缺 --company-id、--merchant-id、--nothing-due、--unknown、--platform-key、--company-key。用法见 --help。\n'])
})
