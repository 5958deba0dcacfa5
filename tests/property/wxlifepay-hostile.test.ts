/** Hostile messages, correctly signed or not, end in a Result: never in an exception, and never in much work. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { signText } from '@/lib/crypto'
import { wxlifepay } from '@/lib/gateways/water'
import { cpuMs, mostMiB } from '../support/cost'
import { deepTimeout, runs } from '../support/runs'

const PARTY: wxlifepay.Party = { merchantId: '1', companyId: '1', signature: 'SHA256', signingKey: 'k', isSandbox: false }
/** Ten thousand in `npm test`, a million in `test:deep`. */
const share = (percent: number) => ({ numRuns: runs(100, 10_000) * percent })
const bytes = (text: string) => new TextEncoder().encode(text)
const signed = (xml: string) => bytes(signText('SHA256', xml, PARTY.signingKey) + xml)

function readBothWays(body: Uint8Array): [boolean, boolean] {
  const received = wxlifepay.decodeRequest({ headers: {}, body })
  const answer = wxlifepay.decodeResponse(PARTY, '1', 'query', '1', body)
  return [received.ok && received.value.request.ok, answer.ok]
}

const PIECES = [
  '<?xml version="1.0"?>', '<wxlifepay>', '</wxlifepay>', '<head>', '</head>', '<info>', '</info>', '<data>', '</data>', '<data/>', '<trancode>query</trancode>', '<trancode>toString</trancode>',
  '<transeqnum>1</transeqnum>', '<merchantid>1</merchantid>', '<ret_code>0</ret_code>', '<bill_key>1</bill_key>', '<company_id>1</company_id>', '<begin_num>1</begin_num>', '<query_num>1</query_num>',
  '<total_num>0</total_num>', '<__proto__>1</__proto__>', '<constructor/>', '<toString>1</toString>', '<![CDATA[', ']]>', '<!--', '-->', '&', '&amp;', '&x;', '&#0;', '&#xD800;', '&#x110000;', '<a b="c', '<', '>', '"', '\0', '\uFEFF', '你好', '<?php ?>', '<!DOCTYPE a [', '<!ENTITY a "b">',
]

it('pieces of messages in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
      readBothWays(signed(`<?xml version="1.0"?>${pieces.join('')}`))
      readBothWays(bytes(pieces.join('')))
    }),
    share(40),
  )
}, deepTimeout(60))

it('any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
      expect(readBothWays(body)).toEqual([false, false])
    }),
    share(20),
  )
}, deepTimeout(60))

const HEAD = '<head><trancode>query</trancode><transeqnum>1</transeqnum><merchantid>1</merchantid><ret_code>0</ret_code></head>'
const INFO = '<bill_key>1</bill_key><company_id>1</company_id><begin_num>1</begin_num><query_num>1</query_num><total_num>0</total_num>'
const message = (head: string, info: string) => `<?xml version="1.0"?><wxlifepay>${head}<info>${info}</info></wxlifepay>`

const change = fc.record({ at: fc.nat(1_000), kind: fc.nat(4), byte: fc.oneof(fc.nat(255), fc.constantFrom(0x3c, 0x3e, 0x26, 0x22, 0x00, 0xe4, 0xf0, 0xff)) })

/** Cut off, begun late, or with a byte more or another: also within a character. */
function changed(whole: Uint8Array, { at, kind, byte }: { at: number; kind: number; byte: number }): Uint8Array {
  const place = at % (whole.byteLength + 1)
  const [before, after] = [whole.subarray(0, place), whole.subarray(place)]
  if (kind === 0) return before
  if (kind === 1) return after
  return Buffer.concat([before, Uint8Array.of(byte), kind === 2 ? after : after.subarray(1)])
}

it('good messages with changes, before they are signed and after', () => {
  const xml = message(HEAD, `${INFO}<customer_name>王𠮷㛃</customer_name>`)
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (changes, isBefore) => {
      const hostile = changes.reduce(changed, isBefore ? bytes(xml) : signed(xml))
      readBothWays(isBefore ? signed(new TextDecoder().decode(hostile)) : hostile)
    }),
    share(40),
  )
}, deepTimeout(60))

it('reads the message that the hostile ones are made of', () => {
  expect(readBothWays(signed(message(HEAD, INFO)))).toEqual([true, true])
  expect(readBothWays(signed(message(HEAD, `<!-- a --><x y="z"><deep>1</deep></x>${INFO}<![CDATA[text]]>`)))).toEqual([true, true])
})

it.each<[string, string]>([
  ['an external entity', message(HEAD, INFO).replace('<wxlifepay>', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><wxlifepay>')],
  ['a DTD in other letters', message(HEAD, INFO).replace('<wxlifepay>', '<!doctype a><wxlifepay>')],
  ['a billion laughs', message(HEAD, `<!ENTITY a "aaaa">${INFO}`)],
  ['an unknown entity', message(HEAD, INFO.replace('<bill_key>1', '<bill_key>&x;'))],
  ['an unknown entity where it is ignored', message(HEAD, `${INFO}<x>&nbsp;</x>`)],
  ['a name of JavaScript', message(HEAD, `${INFO}<__proto__>1</__proto__>`)],
  ['a thousand levels', message(HEAD, INFO + '<a>'.repeat(1_000) + '</a>'.repeat(1_000))],
  ['two heads', message(HEAD + HEAD, INFO)],
  ['two roots', message(HEAD, INFO) + message(HEAD, INFO)],
  ['an element that is not closed', message(HEAD, `${INFO}<a>`)],
  ['an element that is said twice', message(HEAD, `${INFO}<begin_num>1</begin_num><total_num>0</total_num>`)],
  ['a NUL', message(HEAD, `${INFO}<x>\0</x>`)],
  ['a NUL by reference', message(HEAD, `${INFO}<x>&#0;</x>`)],
  ['another root', message(HEAD, INFO).replaceAll('wxlifepay', 'xml')],
  ['a number in another script', message(HEAD, INFO.replace('<begin_num>1', '<begin_num>１').replace('<total_num>0', '<total_num>０'))],
  ['a negative count', message(HEAD, INFO.replace('<begin_num>1', '<begin_num>-1').replace('<total_num>0', '<total_num>-1'))],
])('refuses %s', (_, xml) => {
  expect(readBothWays(signed(xml))).toEqual([false, false])
})

it.each<[string, string]>([
  ['many small elements', message(HEAD, INFO + '<a/>'.repeat(15_000))],
  ['many references', message(HEAD, `${INFO}<x>${'&amp;'.repeat(12_000)}</x>`)],
  ['many open brackets', `<?xml ${'<'.repeat(60_000)}`],
  ['many attributes', message(HEAD, `${INFO}<x ${Array.from({ length: 4_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`)],
  ['a long unclosed comment', message(HEAD, `${INFO}<!--${'-'.repeat(60_000)}`)],
  ['a long run of ampersands', message(HEAD, `${INFO}<x>${'&'.repeat(60_000)}</x>`)],
])('spends little time on %s', (_, xml) => {
  expect(cpuMs(() => readBothWays(signed(xml)))).toBeLessThan(1_000)
  expect(mostMiB([() => readBothWays(signed(xml))])).toBeLessThan(32)
})

it('does not look at more than 64 KB', () => {
  expect(wxlifepay.decodeRequest({ headers: {}, body: signed(message(HEAD, `${INFO}<x>${'a'.repeat(65_536)}</x>`)) })).toEqual({ ok: false, error: 'TOO_LARGE' })
})
