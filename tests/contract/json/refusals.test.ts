import { describe, expect, it } from 'vitest'
import { json, promptOf, REFUSALS } from '@/lib/gateways/water'
import { bytes } from './party'

describe('refusals', () => {
  const words = Object.values(json.REFUSAL_WORDS)

  it('have a word each, and no two the same', () => {
    expect(Object.keys(json.REFUSAL_WORDS).sort()).toEqual(Object.keys(REFUSALS).sort())
    expect(new Set(words).size).toBe(words.length)
    for (const word of words) expect(word).toMatch(/^[A-Z_]{1,64}$/)
  })

  it.each(Object.entries(json.REFUSAL_WORDS))('%s is %s, there and back', (code, word) => expect(json.refusalOf(word)).toEqual({ kind: 'REFUSED', code, prompt: promptOf(code) }))

  it.each(['METER_ON_FIRE', 'CONSTRUCTOR', '__PROTO__'])('%s stays what it is, with the prompt of what is not listed', (word) => {
    expect(json.refusalOf(word)).toEqual({ kind: 'REFUSED', code: word, prompt: '缴费单位暂时无法处理,请联系缴费单位' })
  })

  it.each(['EQ0007', 'SIM0006', 'batch_window', '', 'A'.repeat(65), '批扣'])('%j is no word, so that no company says the code of another protocol', (code) => {
    const subject = { sequence: '1', billKey: '1', companyId: '1' }
    expect(json.readAnswer('profile', subject, bytes(JSON.stringify({ ok: false, sequence: '1', billKey: '1', code, message: '' })))).toEqual({ ok: false, error: 'GARBLED' })
  })
})

describe('failures before decryption', () => {
  it('have these statuses', () => {
    expect(json.PLAIN_STATUS).toEqual({
      SESSION_UNKNOWN: 401, SESSION_EXPIRED: 401, BAD_TAG: 401, SIGNATURE_WRONG: 401, PARTY_UNKNOWN: 403, UNKNOWN_OPERATION: 404, REPLAYED: 409, MALFORMED: 400, TOO_LARGE: 413,
    })
  })

  it.each(Object.keys(json.PLAIN_STATUS) as json.PlainCode[])('%s is written and read', (code) => {
    const { status, body } = json.encodePlain(code)
    expect(new TextDecoder().decode(body)).toBe(`{"code":"${code}"}`)
    expect(json.decodePlain(status, body)).toBe(code)
    expect(json.decodePlain(500, body)).toBeNull()
  })

  it.each(['', '<html>502</html>', '{"code":"SESSION"}', '{"code":["REPLAYED"]}', '"REPLAYED"'])('%j is none', (body) => expect(json.decodePlain(401, bytes(body))).toBeNull())
})
