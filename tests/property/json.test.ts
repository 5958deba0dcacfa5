/** Whatever travels, it arrives as it was sent, once, and only at the other side. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { json, type QuestionOf, type SaidOf, type WaterOperation } from '@/lib/gateways/water'
import { agreed, must, opening, PLATFORM, SESSION } from '../contract/json/party'
import { deepTimeout, runs } from '../support/runs'
import { ANSWERS, QUESTIONS, SUBJECTS } from './json-values'

const tries = { numRuns: runs(60, 1_500) }
const counters = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))

describe.each(json.OPERATION_NAMES)('%s', <O extends WaterOperation>(operation: O) => {
  const path = json.pathOf(operation)

  it('a question arrives as it was asked, and its answer as it was given', () => {
    fc.assert(
      fc.property(SUBJECTS, QUESTIONS[operation] as fc.Arbitrary<QuestionOf<O>>, ANSWERS[operation] as fc.Arbitrary<SaidOf<O>>, counters, (subject, question, answer, counter) => {
        const sent = must(json.sealRequest(SESSION, path, counter, must(json.writeRequest(operation, subject, question))))
        const envelope = json.readEnvelope(sent.body)
        expect(envelope).toEqual(sent.envelope)
        const received = envelope && json.openRequest(SESSION, path, envelope)
        expect(received && json.readRequest(operation, received)).toEqual({ subject, asked: { ok: true, value: { operation, question } } })
        const sealed = json.sealAnswer(SESSION, path, sent.envelope, must(json.writeAnswer(operation, subject, answer)))
        if (!sealed.ok) return expect(sealed.error).toBe('TOO_LARGE')
        const heard = json.openAnswer(SESSION, path, sent.envelope, sealed.value.body)
        expect(heard && json.readAnswer(operation, subject, heard)).toEqual({ ok: true, value: { ok: true, value: answer } })
      }),
      tries,
    )
  }, deepTimeout(5))
})

it('a changed byte anywhere is never opened, on either side', () => {
  const { envelope } = must(json.sealRequest(SESSION, '/v1/codes.check', 5, Buffer.from('{"sequence":"1"}')))
  const answer = must(json.sealAnswer(SESSION, '/v1/codes.check', envelope, Buffer.from('{"ok":true}')))
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, mask) => {
      const changed = (bytes: Uint8Array) => bytes.map((byte, n) => (n === place % bytes.byteLength ? byte ^ mask : byte))
      expect(json.openRequest(SESSION, '/v1/codes.check', { ...envelope, ciphertext: changed(envelope.ciphertext) })).toBeNull()
      // The body as a whole: what is still JSON of the same meaning is the same message.
      const heard = json.openAnswer(SESSION, '/v1/codes.check', envelope, changed(answer.body))
      if (heard) expect(json.readEnvelope(changed(answer.body))).toEqual(answer.envelope)
    }),
    { numRuns: runs(1_000, 100_000) },
  )
}, deepTimeout(10))

it('one message is never two: counters, directions, sessions and addresses all give other ciphertexts', () => {
  const plain = new Uint8Array(32)
  const seal = (id: string, path: string, counter: number) => Buffer.from(must(json.sealRequest({ ...SESSION, id }, path, counter, plain)).envelope.ciphertext).toString('hex')
  fc.assert(
    fc.property(fc.uniqueArray(counters, { minLength: 2, maxLength: 6 }), (some) => {
      const all = some.flatMap((counter) => [seal('a'.repeat(16), '/v1/x', counter), seal('b'.repeat(16), '/v1/x', counter), seal('a'.repeat(16), '/v1/y', counter)])
      expect(new Set(all).size).toBe(all.length)
    }),
    tries,
  )
})

it('a changed byte of a message that begins a session never gives one with other keys', () => {
  const asked = opening()
  const { session, body } = agreed()
  fc.assert(
    fc.property(fc.nat({ max: body.byteLength - 1 }), fc.integer({ min: 1, max: 255 }), (place, mask) => {
      const heard = json.decodeSessionAnswer(PLATFORM, asked, body.map((byte, n) => (n === place ? byte ^ mask : byte)))
      if (heard.ok) expect(heard.value).toEqual(session)
    }),
    { numRuns: runs(150, 5_000) },
  )
}, deepTimeout(10))

describe('the window of counters', () => {
  /** What a set of all counters that came would say. */
  class Everything {
    private readonly taken = new Set<number>()
    private highest = 0

    take(counter: number): boolean {
      if (counter < 1 || this.taken.has(counter) || this.highest - counter > json.WINDOW) return false
      this.taken.add(counter)
      this.highest = Math.max(this.highest, counter)
      return true
    }
  }

  const near = fc.oneof(fc.integer({ min: -70, max: 3 }), fc.integer({ min: -3, max: 140 }), fc.constantFrom(-65, -64, -63, 63, 64, 65, 66))

  it('says what a memory without end would say, but for what is more than 64 below the highest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), fc.array(near, { maxLength: 200, size: 'max' }), (first, steps) => {
        const everything = new Everything()
        let window: json.ReplayWindow = json.EMPTY_WINDOW
        for (const step of [first, ...steps]) {
          const counter = Math.max(0, window.highest + step)
          const next = json.takeCounter(window, counter)
          expect(next !== null).toBe(everything.take(counter))
          window = next ?? window
        }
        expect(window.seen >> BigInt(json.WINDOW)).toBe(0n)
      }),
      { numRuns: runs(500, 10_000) },
    )
  }, deepTimeout(10))

  it('takes any order of 64 in a row, each once', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: 64 }, (_, n) => n + 1), { minLength: 64 }), (order) => {
        let window: json.ReplayWindow = json.EMPTY_WINDOW
        for (const counter of order) {
          const next = json.takeCounter(window, counter)
          if (!next) throw new Error(`${counter} was refused`)
          window = next
        }
        for (const counter of order) expect(json.takeCounter(window, counter)).toBeNull()
      }),
      tries,
    )
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('takes no %s', (counter) => expect(json.takeCounter(json.EMPTY_WINDOW, counter)).toBeNull())
})
