import { describe, expect, it } from 'vitest'
import { equalInConstantTime, signText, verifyText } from '@/lib/crypto'
import { wxlifepay } from '@/lib/gateways/water'
import { BILL_KEY, PARTY, text } from './party'

const KEY = '0123456789abcdef0123456789abcdef'
const XML =
  '<?xml version="1.0" encoding="UTF-8"?><wxlifepay><head><version>1.0.1</version><trancode>query</trancode><transeqnum>123456</transeqnum><merchantid>1900000109</merchantid></head><info><bill_key>0100000001</bill_key><company_id>100000001</company_id><begin_num>1</begin_num><query_num>1</query_num></info></wxlifepay>'
const VECTORS = {
  SHA1: 'E26BBD1DE610361FDD6E64AF47A53DC54E8E80A4',
  SHA256: '1a9d7f567ab07d65069395bb2309775d1f145333c334d539659f1f140f6d7b59',
} as const

describe.each(['SHA1', 'SHA256'] as const)('%s', (kind) => {
  it('gives the vector of DOMAIN §0.1', () => {
    expect(signText(kind, XML, KEY)).toBe(VECTORS[kind])
    expect(verifyText(kind, XML, KEY, VECTORS[kind])).toBe(true)
  })

  it('gives it for the whole message as well, with nothing between signature and XML', () => {
    const { body } = wxlifepay.encodeRequest({ ...PARTY, signature: kind }, '123456', 'query', BILL_KEY, { beginNum: 1, queryNum: 1 })
    expect(text(body)).toBe(VECTORS[kind] + XML)
  })

  it('refuses the other case, another key, another text', () => {
    const otherCase = kind === 'SHA1' ? VECTORS[kind].toLowerCase() : VECTORS[kind].toUpperCase()
    expect(verifyText(kind, XML, KEY, otherCase)).toBe(false)
    expect(verifyText(kind, XML, `${KEY}0`, VECTORS[kind])).toBe(false)
    expect(verifyText(kind, `${XML} `, KEY, VECTORS[kind])).toBe(false)
    expect(verifyText(kind, XML, KEY, '')).toBe(false)
  })
})

it('compares texts of different length', () => {
  expect(equalInConstantTime('123456', '123456')).toBe(true)
  expect(equalInConstantTime('123456', '12345')).toBe(false)
})

it('hashes the UTF-8 bytes', () => {
  expect(signText('SHA256', '王芳', KEY)).toBe(signText('SHA256', '\u738b\u82b3', KEY))
  expect(signText('SHA1', '🚰', KEY)).toMatch(/^[0-9A-F]{40}$/)
})
