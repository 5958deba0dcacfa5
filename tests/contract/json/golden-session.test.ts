/** The messages that begin a session, byte for byte. Signatures, halves and keys were found right with sm-crypto-v2 alone. */
import { describe, expect, it } from 'vitest'
import { makeSm2Pair } from '@/lib/crypto/sm'
import { json } from '@/lib/gateways/water'
import { agreed, bytes, COMPANY, GIVEN, must, opening, pairOf, PLATFORM, PLATFORM_CHANCE, recognised, text } from './party'

const REQUEST =
  '{"version":"1","merchantId":"1900000109","companyId":"100000001","platformHalf":"MHkCIQDHdR63Pl3MQN4+gORo3XJB/rn6CieLfVf0FseFCmzQlQIgIeTYR19Jw23s6yPJrLV09UQPqgi9iTPJD8aZZXbHqqwEIDXV29+tVj+cQ1pElGiGrDoJUZVxyqbaFHYBTic+UjuqBBBdHP/pk0Fb6wHY0UbKmwxh","signature":"MEQCIF7AlKeuC2YIqowA1gP37t2Koa1jK0F8TLZOZzwbm5izAiAQXPooMjntYD5zT15OEUJ3a4lIuVr3SrP6hVYlMhDajw=="}'
const ANSWER =
  '{"sessionId":"c2Vzc2lvbi1vZi1hLXRlc3Q","companyHalf":"MHkCIQDp+sp/mviztVQIo+DZIYS3S2gf/KqxfRVyt6lqayUAPAIgV1qKP8VphUTG2a4Fzh6JS59ilU6mLr5mrLGUPXWSbb8EIEzOoVx5F/1arYmi9uC4+rssscGu+WvhOd3Rzur73Ik4BBAmF6rSVDEOSolCLhBxPaC6","expiresInSeconds":3600,"signature":"MEUCIAkQV03zHtY6S9obJwo2aZhM9uM6rN+rnM6sr8oV743DAiEA5KjIFdErGtahjlLvsFVfobkn7YHo9/q5wvHmpU/LfIk="}'
const KEYS = { platformKey: '430d1a161a420ca2bb60be43c54be0b3', companyKey: '9c5e8dedb307d49b8e006e5e4140b2cd' }

const hexKeys = ({ platformKey, companyKey }: json.Session) => ({ platformKey: Buffer.from(platformKey).toString('hex'), companyKey: Buffer.from(companyKey).toString('hex') })
const changed = (message: string, more: object) => bytes(JSON.stringify({ ...JSON.parse(message), ...more }))
const ask = (body: Uint8Array, keys = COMPANY) => json.decodeSessionRequest(keys, body)
const hear = (body: Uint8Array, keys = PLATFORM) => json.decodeSessionAnswer(keys, opening(), body)

it('is asked for and given in these bytes, and both sides have the same keys', () => {
  expect(text(opening().body)).toBe(REQUEST)
  const { session, body } = agreed()
  expect(text(body)).toBe(ANSWER)
  expect(hexKeys(session)).toEqual(KEYS)
  const heard = must(hear(body))
  expect([heard.id, hexKeys(heard)]).toEqual([session.id, KEYS])
})

it('has other keys each time', () => {
  const [one, two] = [1, 2].map(() => {
    const asked = must(json.encodeSessionRequest(PLATFORM))
    const { session, body } = must(json.encodeSessionAnswer(COMPANY, must(ask(asked.body)), GIVEN))
    expect(hexKeys(must(json.decodeSessionAnswer(PLATFORM, asked, body)))).toEqual(hexKeys(session))
    return hexKeys(session)
  })
  expect(new Set([one?.platformKey, one?.companyKey, two?.platformKey, two?.companyKey]).size).toBe(4)
})

const OTHER = pairOf('somebody else')
const GOOD = JSON.parse(REQUEST)

describe('a company refuses', () => {
  it.each<[string, Uint8Array, string]>([
    ['another merchant', changed(REQUEST, { merchantId: '1900000108' }), 'PARTY_UNKNOWN'],
    ['another company', changed(REQUEST, { companyId: '100000002' }), 'PARTY_UNKNOWN'],
    ['another version', changed(REQUEST, { version: '2' }), 'MALFORMED'],
    ['another half', changed(REQUEST, { platformHalf: JSON.parse(ANSWER).companyHalf }), 'SIGNATURE_WRONG'],
    ['the signature of something else', changed(REQUEST, { signature: JSON.parse(ANSWER).signature }), 'SIGNATURE_WRONG'],
    ['no signature', changed(REQUEST, { signature: '' }), 'SIGNATURE_WRONG'],
    ['base64 with a space', changed(REQUEST, { signature: `${GOOD.signature} ` }), 'MALFORMED'],
    ['base64 in another spelling', changed(REQUEST, { signature: GOOD.signature.replace('==', '') }), 'MALFORMED'],
    ['half a message', bytes(REQUEST.slice(0, 200)), 'MALFORMED'],
    ['a byte-order mark', bytes(`\uFEFF${REQUEST}`), 'MALFORMED'],
    ['too much', bytes(REQUEST + ' '.repeat(64 * 1024)), 'TOO_LARGE'],
  ])('%s', (_, body, code) => expect(ask(body)).toEqual({ ok: false, error: code }))

  it('a stranger, before it tries to decrypt anything', () => {
    const stranger = must(json.encodeSessionRequest({ ...PLATFORM, platformSm2PrivateKey: OTHER.privateKey }))
    expect(ask(stranger.body)).toEqual({ ok: false, error: 'SIGNATURE_WRONG' })
  })

  it('a half that is not for it, or not 16 bytes', () => {
    const notForIt = must(json.encodeSessionRequest({ ...PLATFORM, companySm2PublicKey: OTHER.publicKey }))
    const tooShort = must(json.encodeSessionRequest(PLATFORM, { ...PLATFORM_CHANCE, drawHalf: () => new Uint8Array(15) }))
    for (const { body } of [notForIt, tooShort]) expect(ask(body)).toEqual({ ok: false, error: 'MALFORMED' })
  })

  it('everybody, as long as it knows no key', () => {
    expect(ask(bytes(REQUEST), { ...COMPANY, platformSm2PublicKey: '' })).toEqual({ ok: false, error: 'SIGNATURE_WRONG' })
  })
})

describe('the platform takes for no session', () => {
  it.each<[string, Uint8Array]>([
    ['another session id', changed(ANSWER, { sessionId: 'c2Vzc2lvbi1vZi1hLXRlc3R' })],
    ['another expiry', changed(ANSWER, { expiresInSeconds: 3_601 })],
    ['another half', changed(ANSWER, { companyHalf: GOOD.platformHalf })],
    ['no expiry', changed(ANSWER, { expiresInSeconds: 0 })],
    ['its own message', bytes(REQUEST)],
    ['a list', bytes(`[${ANSWER}]`)],
  ])('%s', (_, body) => expect(hear(body)).toEqual({ ok: false, error: 'GARBLED' }))

  it('the answer to an earlier question, though all but the half is the same', () => {
    const other = must(json.encodeSessionRequest(PLATFORM))
    expect(json.decodeSessionAnswer(PLATFORM, other, bytes(ANSWER))).toEqual({ ok: false, error: 'GARBLED' })
  })

  it('an answer of another company', () => {
    const { publicKey, privateKey } = makeSm2Pair()
    const { body } = must(json.encodeSessionAnswer({ ...COMPANY, companySm2PrivateKey: privateKey }, recognised(), GIVEN))
    expect(hear(body)).toEqual({ ok: false, error: 'GARBLED' })
    expect(hear(body, { ...PLATFORM, companySm2PublicKey: publicKey }).ok).toBe(true)
  })
})

it('a field more is no harm', () => {
  expect(ask(changed(REQUEST, { sentAt: '20260316' })).ok).toBe(true)
  expect(hear(changed(ANSWER, { hint: [1, { deep: true }] })).ok).toBe(true)
})

it('has no way without keys', () => {
  expect(json.encodeSessionRequest({ ...PLATFORM, companySm2PublicKey: '' })).toEqual({ ok: false, error: 'BAD_KEY' })
  expect(json.encodeSessionRequest({ ...PLATFORM, platformSm2PrivateKey: '' })).toEqual({ ok: false, error: 'BAD_KEY' })
})
