import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPlaces, normalizeSearch, PLACES } from '@/lib/places'

const found = (typed: string) => findPlaces(normalizeSearch(typed)).map(({ name }) => name)

test.each([
  ['北京', ['北京']],
  ['北京市', ['北京']],
  ['beijing', ['北京']],
  ['Bei Jing', ['北京']],
  ['bei jing shi', ['北京']],
  ['BJ', ['北京']],
  ['ｂｊ', ['北京']],
  [' b j ', ['北京']],
  ["xi'an", ['西安', '香港']],
  ['Xi’an', ['西安', '香港']],
  ['xian', ['西安', '香港']],
  ['cq', ['重庆']],
  ['zhongqing', []],
  ['xiamen', ['厦门']],
  ['harbin', ['哈尔滨']],
  ['hebei', []],
  ['jiangsu', []],
  ['江苏', ['南京', '无锡', '常州', '苏州']],
  ['Hong Kong', ['香港']],
  ['', []],
  ['   ', []],
  ['<b>北京</b>', []],
])('%j finds %j', (typed, names) => expect(found(typed)).toEqual(names))

test('what is typed is bounded and has no control characters', () => {
  expect(normalizeSearch('\u0000北\u200b京\ud800\n')).toBe('北京')
  expect(normalizeSearch('汉'.repeat(1000))).toHaveLength(40)
})

test('property: whatever is typed has an answer, and normalizing twice is normalizing once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (typed) => {
      expect(normalizeSearch(normalizeSearch(typed))).toBe(normalizeSearch(typed))
      expect(found(typed).length).toBeLessThanOrEqual(PLACES.length)
    }),
  )
})

test('property: each beginning of a city’s pinyin, in any case, finds it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PLACES), fc.nat(), fc.boolean(), ({ name, pinyin }, n, loud) => {
      const part = pinyin.slice(0, 1 + (n % pinyin.length))
      expect(found(loud ? part.toUpperCase() : part)).toContain(name)
    }),
  )
})
