/** Whatever is sent in fixed-length messages arrives as it was sent, however the bytes are cut on their way. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as gbktcp from '@/lib/gateways/water/gbktcp'
import { must } from '../contract/gbktcp/sample'
import { runs } from '../support/runs'
import { DAYS, LOST, longText, REQUESTS, RESPONSES, SUBJECTS, USERS } from './gbktcp-values'

const tries = { numRuns: runs(200, 20_000) }

describe.each(gbktcp.OPERATIONS)('%s', <O extends gbktcp.Operation>(operation: O) => {
  it('a request arrives as it was sent', () => {
    fc.assert(
      fc.property(SUBJECTS, REQUESTS[operation] as fc.Arbitrary<gbktcp.RequestOf<O>>, (subject, body) => {
        const { head, request } = gbktcp.decodeRequest(must(gbktcp.encodeRequest(operation, subject, body)))
        expect(head).toMatchObject(subject)
        expect(request).toEqual({ ok: true, value: { operation, body } })
      }),
      tries,
    )
  })

  it('a response arrives as it was sent', () => {
    fc.assert(
      fc.property(USERS, RESPONSES[operation] as fc.Arbitrary<gbktcp.ResponseOf<O>>, (user, value) => {
        const frame = must(gbktcp.encodeResponse(operation, user, value))
        expect(gbktcp.decodeResponse(operation, user, frame)).toEqual({ ok: true, value: { ok: true, user, value } })
      }),
      tries,
    )
  })
})

it('a day’s file arrives as it was sent', () => {
  fc.assert(fc.property(DAYS, (day) => void expect(gbktcp.decodeReconciliation(must(gbktcp.encodeReconciliation(day)))).toEqual({ ok: true, value: day })), tries)
})

const BODY = { info: { orderNo: 'P1', transactionId: 'T1', amountFen: 1n }, rows: [] }
const SUBJECT = { collector: 'C', userCode: 'U', sequence: 'Q', sentAt: '20260316093000' }
const reverse = (reason: string) => gbktcp.encodeRequest('reverse', SUBJECT, { ...BODY, info: { ...BODY.info, reason } })

it('a text that is too long loses whole characters at its end, and no more than it must', () => {
  fc.assert(
    fc.property(longText, (text) => {
      const { request } = gbktcp.decodeRequest(must(reverse(text)))
      if (!request.ok || request.value.operation !== 'reverse') throw new Error('not read')
      const { reason } = request.value.body.info
      expect(text.startsWith(reason)).toBe(true)
      const lost = text.slice(reason.length)
      expect(lost.isWellFormed()).toBe(true)
      // What comes next did not fit: even at four bytes a character there is room for fifteen.
      if (lost.trimEnd() !== '') expect(Array.from(text.slice(0, reason.length + lost.length - lost.trimStart().length)).length).toBeGreaterThanOrEqual(15)
    }),
    tries,
  )
})

it('a text either arrives, or is refused for a sign in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 14, size: 'max' }), (text) => {
      const made = reverse(text)
      expect(made.ok).toBe(!LOST.test(text))
      if (!made.ok) return void expect(made.error).toEqual({ kind: 'NOT_IN_GB18030', field: 'reason' })
      expect(gbktcp.decodeRequest(made.value).request).toMatchObject({ value: { body: { info: { reason: text.replace(/ +$/, '') } } } })
    }),
    tries,
  )
})

const frame = fc.oneof(
  fc.tuple(SUBJECTS, REQUESTS.credit).map(([subject, body]) => must(gbktcp.encodeRequest('credit', subject, body))),
  fc.tuple(USERS, RESPONSES.bills).map(([user, value]) => must(gbktcp.encodeResponse('bills', user, value))),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((content) => Buffer.concat([Buffer.from(`${content.byteLength + 8}`.padEnd(6)), content, Buffer.from('@@')])),
)

it('any split of the stream gives the same frames', () => {
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 6, size: 'max' }), fc.array(fc.nat(120), { minLength: 1, maxLength: 40, size: 'max' }), fc.uint8Array({ maxLength: 5 }), (frames, sizes, rest) => {
      // What follows the last frame is the beginning of a head, of figures.
      const stream = Buffer.concat([...frames, rest.map((byte) => 0x30 + (byte % 10))])
      const framer = new gbktcp.Framer()
      const found: Uint8Array[] = []
      let n = 0
      for (let at = 0; at < stream.byteLength; n += 1) {
        // A piece may be empty, but not all of them.
        const size = n > 500 ? stream.byteLength : (sizes[n % sizes.length] as number)
        const { frames: some, problem } = framer.push(stream.subarray(at, at + size))
        expect(problem).toBeNull()
        found.push(...some)
        at += size
      }
      expect(found.map((one) => Buffer.from(one).toString('hex'))).toEqual(frames.map((one) => Buffer.from(one).toString('hex')))
      expect([framer.pendingBytes, framer.end()]).toEqual([rest.byteLength, rest.byteLength > 0 ? 'TRUNCATED' : null])
    }),
    tries,
  )
})
