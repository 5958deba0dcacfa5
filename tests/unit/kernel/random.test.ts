import { describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/kernel/random'
import { systemSecrets } from '@/lib/kernel/secrets'

const random = seededRandom('seed:demo')
const keys = Array.from({ length: 4_000 }, (_, n) => `key-${n}`)

describe('seededRandom', () => {
  it('says the same for the same question, in any order', () => {
    const forwards = keys.slice(0, 50).map((key) => random.unit('dice', key))
    const again = seededRandom('seed:demo')
    const backwards = keys.slice(0, 50).reverse().map((key) => again.unit('dice', key)).reverse()
    expect(backwards).toEqual(forwards)
  })

  it('is pinned: another answer would be another world', () => {
    expect(random.id('pay', 'usr:key')).toBe(seededRandom('seed:demo').id('pay', 'usr:key'))
    expect(random.id('pay', 'a')).toMatch(/^pay_[0-9a-f]{20}$/)
    expect([seededRandom('s').id('pay', 'k'), seededRandom('s').digits('p', 'k', 6), seededRandom('s').int('p', 'k', 1, 6)]).toMatchInlineSnapshot(`
      [
        "pay_3b021c6bd4631be0433d",
        "666003",
        6,
      ]
    `)
  })

  it('another seed, purpose or key is another answer', () => {
    const answers = [random.unit('a', 'b'), random.unit('b', 'a'), random.unit('ab', ''), random.unit('', 'ab'), random.unit('a', '"b'), seededRandom('other').unit('a', 'b')]
    expect(new Set(answers).size).toBe(answers.length)
  })

  it('stays in its range and reaches the ends', () => {
    const units = keys.map((key) => random.unit('u', key))
    expect(Math.min(...units)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...units)).toBeLessThan(1)
    const dice = keys.map((key) => random.int('d', key, 1, 6))
    expect([...new Set(dice)].sort()).toEqual([1, 2, 3, 4, 5, 6])
    expect(random.int('d', 'x', 5, 5)).toBe(5)
  })

  it('is even enough', () => {
    const mean = keys.reduce((sum, key) => sum + random.unit('mean', key), 0) / keys.length
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02)
  })

  it('serial numbers have their length and do not collide', () => {
    const serials = keys.map((key) => random.digits('billNo', key, 18))
    expect(serials.every((serial) => /^\d{18}$/.test(serial))).toBe(true)
    expect(new Set(serials).size).toBe(keys.length)
    expect(new Set(keys.map((key) => random.id('job', key))).size).toBe(keys.length)
  })
})

describe('systemSecrets', () => {
  it('codes have their length, leading zeros too, and differ', () => {
    const codes = Array.from({ length: 400 }, () => systemSecrets.code(6))
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
    expect(new Set(codes).size).toBeGreaterThan(380)
    expect(Array.from({ length: 200 }, () => systemSecrets.code(1)).every((code) => /^\d$/.test(code))).toBe(true)
  })

  it('tokens are long and fit into an address', () => {
    expect(systemSecrets.token()).toMatch(/^[\w-]{32}$/)
    expect(systemSecrets.token(48)).not.toBe(systemSecrets.token(48))
  })
})
