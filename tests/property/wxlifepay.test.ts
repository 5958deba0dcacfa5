/** Whatever text travels, it arrives as it was sent; both sides of the codec agree. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wxlifepay } from '@/lib/gateways/water'
import { env } from '@/lib/env'

const PARTY: wxlifepay.Party = { merchantId: '1900000109', companyId: '100000001', signature: 'SHA256', signingKey: 'k', isSandbox: false }
const runs = { numRuns: env.isDeepTest ? 5_000 : 300 }

/** Characters that XML 1.0 can carry; the rest becomes U+FFFD (tried below). */
const xmlText = fc.string({ unit: fc.oneof(fc.constantFrom(...'&<>"\'\r\n\t ;#'), fc.constantFrom('&amp;', ']]>', '<![CDATA[', '<!--', '王', '🚰', '👨‍👩‍👧', '𠮷', 'é'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), maxLength: 100 })
const fen = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n })
const count = fc.nat({ max: 999_999_999 })
const number = fc.string({ unit: fc.constantFrom(...'0123456789ABCabc-_|'), minLength: 1, maxLength: 64 })
const month = fc.tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}${String(m).padStart(2, '0')}`)
const moment = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 14, maxLength: 14 })
const billKey = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 })
const kind = fc.constantFrom('SHA1' as const, 'SHA256' as const)

const order = fc.record({ billNo: number, transactionId: number, payDate: moment, customerName: xmlText, payAmountFen: fen, attach: xmlText, billMonth: xmlText })
const row = fc.record({ customerName: xmlText, balanceFen: fen, payAmountFen: fen, beginMonth: month, endMonth: month, billNo: xmlText })

it('a charge arrives as it was sent', () => {
  fc.assert(
    fc.property(order, billKey, kind, fc.boolean(), (body, key, signature, isSandbox) => {
      const message = wxlifepay.encodeRequest({ ...PARTY, signature, isSandbox }, '1', 'charge', key, body)
      const received = wxlifepay.decodeRequest(message)
      if (!received.ok || !received.value.request.ok) throw new Error('not read')
      expect(received.value.request.value).toMatchObject({ trancode: 'charge', body, subject: { billKey: key }, head: { isSandbox } })
      expect(wxlifepay.isAuthentic(received.value.envelope, PARTY.signingKey)).toBe(true)
      expect(wxlifepay.isAuthentic(received.value.envelope, 'K')).toBe(false)
    }),
    runs,
  )
})

it('a list of arrears arrives as it was sent, one row or many', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), count, billKey, kind, (rows, total, key, signature) => {
      const head = { trancode: 'query', transeqnum: '1', merchantid: PARTY.merchantId, isSandbox: false }
      const verdict = { ok: true as const, value: { info: { total }, rows } }
      const { body } = wxlifepay.encodeResponse(signature, PARTY.signingKey, head, { billKey: key, companyId: PARTY.companyId }, 'query', verdict)
      expect(wxlifepay.decodeResponse(PARTY, '1', 'query', key, body)).toEqual({ ok: true, value: verdict })
    }),
    runs,
  )
})

it('what XML cannot carry becomes U+FFFD and breaks nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.constantFrom('\0', '\u001b', '\ud800', '\ufffe'), (text, bad) => {
      const message = wxlifepay.encodeRequest(PARTY, '1', 'SIMCHECKCODE', '1', { code: text + bad })
      const received = wxlifepay.decodeRequest(message)
      expect(received).toMatchObject({ ok: true, value: { request: { ok: true } } })
      if (!received.ok || !received.value.request.ok || received.value.request.value.trancode !== 'SIMCHECKCODE') return
      expect(received.value.request.value.body.code).toMatch(/\uFFFD$/u)
    }),
    runs,
  )
})

it('a changed byte never passes for authentic', () => {
  const { headers, body } = wxlifepay.encodeRequest(PARTY, '1', 'SIMCHECKCODE', '1', { code: '123456' })
  fc.assert(
    fc.property(fc.nat({ max: body.byteLength - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = body.map((byte, n) => (n === at ? byte ^ mask : byte))
      const received = wxlifepay.decodeRequest({ headers, body: changed })
      expect(received.ok && wxlifepay.isAuthentic(received.value.envelope, PARTY.signingKey)).toBe(false)
    }),
    runs,
  )
})
