/** Whatever a company sends back, keys and the tail of an ID card are in no report, and no report is anything but text. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { certify, LIMITS, type Report, type Settings } from '@/lib/certification/engine'
import { htmlOf, junitOf } from '@/lib/certification/report'
import { redacting } from '@/lib/certification/engine/redact'
import { makeSm2Pair } from '@/lib/crypto/sm'
import type { WaterProtocol } from '@/lib/gateways/water'
import type { Outside } from '@/lib/kernel/outside'

const PAIR = makeSm2Pair()
const key = fc.stringMatching(/^[0-9A-Za-z]{16,40}$/)
const tail = fc.stringMatching(/^[0-9]{3}X$/)
const protocol = fc.constantFrom<WaterProtocol>('wxlifepay', 'json', 'gbk-tcp')
/** Markup, controls, halves of characters, and anything else. */
const nasty = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', ']]>', '&e;', '\0\u0001\u001b[2J', '\ud800'))

const settingsOf = (signingKey: string, idTail: string, spoken: WaterProtocol): Settings => ({
  company: {
    companyCode: 'c', protocol: spoken, endpoint: spoken === 'gbk-tcp' ? 'tcp://h:1' : `https://u:${signingKey}@h/?token=${signingKey}`, companyId: '1', merchantId: '2', signature: 'SHA256', signingKey, isSandbox: false,
    platformSm2PrivateKey: PAIR.privateKey, companySm2PublicKey: PAIR.publicKey,
  },
  numbers: { unpaid: '0100000001', nothingDue: '0100000003', unknown: '0199999999', other: null, rare: null }, amountFen: 100n, patienceMs: 1_000, extensions: true, idTail, mayLeaveCredited: false, limits: LIMITS,
})

/** Says back what it was told, and what it should not know. */
function parrot(secrets: string): Outside {
  const echo = (body: Uint8Array) => Buffer.concat([body, Buffer.from(secrets)])
  return { send: async ({ body }) => ({ outcome: 'ANSWERED', status: 200, headers: {}, body: echo(body) }), askTcp: async ({ body }) => ({ outcome: 'ANSWERED', body: echo(body) }) }
}

const files = (report: Report): string[] => [JSON.stringify(report), htmlOf(report, 'zh'), htmlOf(report, 'en'), junitOf(report, 'zh'), junitOf(report, 'en')]

it('a company that sends keys back does not bring them into a report', async () => {
  await fc.assert(
    fc.asyncProperty(key, tail, protocol, nasty, async (signingKey, idTail, spoken, noise) => {
      const report = await certify(settingsOf(signingKey, idTail, spoken), { outside: parrot(`${noise}${signingKey}${PAIR.privateKey}${noise}`), now: () => new Date(0), elapsedMs: () => 0, runNo: '0000000001' })
      expect(report.verdict).toBe('FAILED')
      for (const file of files(report)) for (const secret of [signingKey, PAIR.privateKey]) expect(file.includes(secret)).toBe(false)
    }),
    { numRuns: 30 },
  )
})

it('keys are blanked everywhere, the tail where it is the proof', () => {
  fc.assert(
    fc.property(key, tail, nasty, (signingKey, idTail, noise) => {
      const hide = redacting(settingsOf(signingKey, idTail, 'wxlifepay').company, idTail)
      const told = `${noise}${signingKey}${noise}${idTail}${noise}`
      expect(hide(told).includes(signingKey)).toBe(false)
      expect(hide(told, true).includes(idTail)).toBe(false)
    }),
    { numRuns: 200 },
  )
})

/** A report with anything in its texts. */
const reportWith = (said: string): Report => {
  const both = { zh: said, en: said }
  const messages = [{ operation: said, outcome: 'ANSWERED', request: said, response: said, ms: 1 }]
  const one = (verdict: 'PASSED' | 'WARNING' | 'FAILED' | 'SKIPPED') => ({ id: 'line', title: both, proves: both, verdict, reason: both, ms: 5, steps: [{ expected: both, seen: both, verdict: 'FAILED' as const, messages }] })
  return {
    runNo: '1', protocol: said, endpoint: said, companyCode: said, companyId: said, merchantId: said, startedAt: '2026-03-16T02:00:00.000Z', endedAt: '2026-03-16T02:00:00.000Z', verdict: 'FAILED',
    counts: { PASSED: 1, WARNING: 1, FAILED: 1, SKIPPED: 1 }, messages: 1, slowestMs: 1, cases: [one('PASSED'), one('WARNING'), one('FAILED'), one('SKIPPED')],
  }
}

it('HTML and JUnit hold any text as text', () => {
  fc.assert(
    fc.property(nasty, (said) => {
      const report = reportWith(said)
      const html = htmlOf(report, 'zh')
      expect(html).not.toMatch(/<(script|img|iframe|link|object)\b|\bhttps?:\/\/(?!www\.w3\.org)|<[a-z]+[^>]* on\w+=/i)
      // Nothing of control characters is left that a browser or an XML parser stumbles over.
      expect(Array.from(html).filter((sign) => sign < ' ' && !'\t\n\r'.includes(sign))).toEqual([])
      const junit = junitOf(report, 'zh')
      expect(XMLValidator.validate(junit)).toBe(true)
      const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(junit) as { testsuites: { testsuite: { testcase: object[]; '@_failures': string; '@_skipped': string; '@_tests': string } } }
      expect(testsuites.testsuite).toMatchObject({ '@_tests': '4', '@_failures': '1', '@_skipped': '1' })
      expect(testsuites.testsuite.testcase).toHaveLength(4)
    }),
    { numRuns: 200 },
  )
})
