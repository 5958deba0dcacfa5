/** `npm run certify` as a process, against real servers. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BEIJING } from '../simulators/harness'
import { nameRare, RARE_NAME, useCertified } from './bench'
import { serveCompany } from './real-servers'

const world = useCertified('command')
const servers = serveCompany(() => world().sim)
const dir = mkdtempSync(join(tmpdir(), 'shuidan-certify-'))
beforeAll(() => nameRare(world()))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

type Ended = { code: number | null; out: string; err: string }

/** As `npm run certify` starts it. */
function certifyCommand(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/certify.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (piece) => void (said.out += String(piece)))
  child.stderr.on('data', (piece) => void (said.err += String(piece)))
  return new Promise((done) => child.once('exit', (code) => done({ code, ...said })))
}

const numbers = ['--unpaid', '0100000002', '--nothing-due', '0100000003', '--unknown', '0199999999', '--other', '0100000004', '--rare', '0100000001', '--rare-name', RARE_NAME]
const parties = ['--company-id', BEIJING.companyId, '--merchant-id', BEIJING.merchantId]
const file = (name: string) => join(dir, name)
const lastLine = (out: string) => JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as { verdict: string; runNo: string; cases: { id: string; verdict: string }[] }

describe('passes with code 0', () => {
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

it('fails with code 1 and says where', async () => {
  const { code, out } = await certifyCommand('--protocol', 'wxlifepay', '--url', servers.http(), ...parties, '--key', 'another key of 20 ch', ...numbers, '--json')
  expect(code).toBe(1)
  expect(out).toContain('NOT_AUTHENTIC')
  expect(lastLine(out)).toMatchObject({ verdict: 'FAILED', cases: expect.arrayContaining([expect.objectContaining({ id: 'line', verdict: 'FAILED' })]) })
})

it('wrong usage is code 2 and one sentence', async () => {
  const { code, out, err } = await certifyCommand('--protocol', 'json', '--url', 'http://h', '--unpaid', '1')
  expect([code, out, err]).toEqual([2, '', '还缺 --company-id、--merchant-id、--nothing-due、--unknown、--platform-key、--company-key。用法见 --help。\n'])
})
