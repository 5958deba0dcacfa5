import { expect, it } from 'vitest'
import { canonicalJson, sha256Hex } from '@/lib/kernel/canonical'

it('the order of keys does not matter, at any depth', () => {
  expect(canonicalJson({ b: 1, a: { d: [{ f: 1, e: 2 }], c: 2 } })).toBe('{"a":{"c":2,"d":[{"e":2,"f":1}]},"b":1}')
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
})

it('the order of a list does', () => {
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
})

it('money is a decimal string, an instant is ISO 8601', () => {
  expect(canonicalJson({ amountFen: 9_007_199_254_740_993n, at: new Date(0) })).toBe('{"amountFen":"9007199254740993","at":"1970-01-01T00:00:00.000Z"}')
})

it('what is not there is not written; null is', () => {
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}')
})

it('hashes UTF-8', () => {
  expect(sha256Hex('水')).toBe('327b54d04f71f2126114d9d61d4c3640ca0fc5b30878ad28416ff634a51a712d')
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
