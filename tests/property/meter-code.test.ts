import fc from 'fast-check'
import { expect, it } from 'vitest'
import { meterHosts } from '@/lib/companies'
import { readMeterCode } from '@/lib/kernel/meter-code'
import { runs } from '../support/runs'

const HOSTS = meterHosts('beijing')
const OURS = 'https://beijing.water.example/pay?mno=0100000001'
const digits = fc.stringMatching(/^[0-9]{4,20}$/)

it('a number is read as it stands, bare or in an address of the company', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}=[\w.-]{0,8}$/).filter((pair) => !pair.startsWith('mno='))
  fc.assert(
    fc.property(digits, fc.array(word, { maxLength: 3 }), fc.array(word, { maxLength: 3 }), fc.boolean(), (number, before, after, capitals) => {
      expect(readMeterCode(number, HOSTS)).toBe(number)
      const origin = 'https://beijing.water.example'
      const address = `${capitals ? origin.toUpperCase() : origin}/pay?${[...before, `mno=${number}`, ...after].join('&')}`
      expect(readMeterCode(address, HOSTS)).toBe(number)
    }),
    { numRuns: runs(500, 50_000) },
  )
})

it.each([
  ['nothing', ''],
  ['words', '户号 0100000001'],
  ['three figures', '123'],
  ['twenty-one figures', '1'.repeat(21)],
  ['full-width figures', '０１００００００01'],
  ['Arabic figures', '٠١٢٣٤٥٦٧٨٩'],
  ['a line break', '0100000001\n'],
  ['a null', '0100000001\0'],
  ['a mark that turns text around', '\u202e0100000001'],
  ['an invisible space', '0100\u200b000001'],
  ['ten kilobytes', '1'.repeat(10_240)],
  ['a long address', `${OURS}&x=${'1'.repeat(10_240)}`],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['SQL', "0100000001' OR '1'='1"],
  ['a script', 'javascript:alert(0100000001)'],
  ['a script with a host', 'javascript://beijing.water.example/pay?mno=0100000001'],
  ['data', 'data:text/html,0100000001'],
  ['a network', 'WIFI:T:WPA;S:0100000001;P:12345678;;'],
  ['a phone number', 'tel:0100000001'],
  ['a payment', 'weixin://wxpay/bizpayurl?pr=0100000001'],
  ['no encryption', OURS.replace('https', 'http')],
  ['another company', OURS.replace('beijing', 'shanghai')],
  ['another host', OURS.replace('water.example', 'water.evil.example')],
  ['a host that ends in ours', OURS.replace('beijing', 'evil-beijing')],
  ['a host below ours', OURS.replace('beijing', 'x.beijing')],
  ['a host that begins with ours', OURS.replace('/pay', '.evil.example/pay')],
  ['a dot at the end of the host', OURS.replace('/pay', './pay')],
  ['a letter that looks the same', OURS.replace('beijing', 'b\u0435ijing')],
  ['a wide letter', OURS.replace('b', '\uff42')],
  ['a letter that is lower-cased into ours', OURS.replace('beijing', 'be\u0130jing')],
  ['a port', OURS.replace('/pay', ':8443/pay')],
  ['a user', OURS.replace('//', '//0100000001@')],
  ['ours as the user', 'https://beijing.water.example@evil.example/pay?mno=0100000001'],
  ['a backslash', 'https://evil.example\\@beijing.water.example/pay?mno=0100000001'],
  ['a tab', OURS.replace('beijing', 'bei\tjing')],
  ['a space before', ` ${OURS}`],
  ['another path', OURS.replace('/pay', '/pay/../x')],
  ['no number', OURS.replace('mno', 'no')],
  ['two numbers', `${OURS}&mno=0100000002`],
  ['an encoded number', OURS.replace('mno=0', 'mno=%30')],
  ['markup for a number', `${OURS}<script>`],
  ['a fragment', `${OURS}#0100000002`],
])('%s is no code of a meter', (_, text) => {
  expect(readMeterCode(text, HOSTS)).toBeNull()
})

it('whatever the code holds, what is read is four to twenty plain figures of it', () => {
  const near = fc.tuple(fc.nat(OURS.length), fc.nat(4), fc.string({ unit: 'binary', maxLength: 6 })).map(([at, gone, put]) => OURS.slice(0, at) + put + OURS.slice(at + gone))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.webUrl({ withQueryParameters: true }), near), (text) => {
      const number = readMeterCode(text, HOSTS)
      if (number === null) return
      expect(number).toMatch(/^[0-9]{4,20}$/)
      expect(text).toContain(number)
      if (number !== text) expect(new URL(text).host).toBe('beijing.water.example')
    }),
    { numRuns: runs(2_000, 200_000) },
  )
})

it('only addresses of the hosts that are named are read', () => {
  fc.assert(
    fc.property(fc.domain(), digits, (host, number) => {
      const address = `https://${host}/pay?mno=${number}`
      expect([readMeterCode(address, []), readMeterCode(address, HOSTS), readMeterCode(address, [host])]).toEqual([null, null, number])
    }),
    { numRuns: runs(500, 50_000) },
  )
})
