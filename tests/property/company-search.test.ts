/** Whoever types what a company is called, in any of its ways, finds it; whoever types anything else finds nothing that it is not. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildDirectory, findEntries, type Entry } from '@/lib/companies/directory'
import { initialsOf, pinyinOf, stemOf } from '@/lib/companies/naming'
import { wholeOf, wordsOf } from '@/lib/companies/search-words'
import { registryCompanies } from '@/prisma/seed/registry/companies'

type Company = ReturnType<typeof registryCompanies>[number]['company']

const entries = registryCompanies().map(({ company }) => company as Company & Entry)
const directory = buildDirectory(entries)
const find = (text: string, max = 50) => findEntries(directory, { whole: wholeOf(text), words: wordsOf(text) }, max)
const one = fc.constantFrom(...entries)

const WAYS: Record<string, (company: Company & Entry) => string> = {
  name: ({ name }) => name,
  'city and division': ({ cityName, divisionName }) => `${cityName}${divisionName}`,
  'city and division, apart': ({ cityName, divisionName }) => ` ${cityName}　${stemOf(divisionName ?? '')} `,
  'pinyin of both': ({ cityName, divisionName }) => `${pinyinOf(stemOf(cityName))} ${pinyinOf(stemOf(divisionName ?? '')).toUpperCase()}`,
  'city, and pinyin of the division': ({ cityName, divisionName }) => stemOf(cityName) + pinyinOf(divisionName ?? ''),
  'initials of both': ({ cityName, divisionName }) => initialsOf(stemOf(cityName)) + initialsOf(divisionName ?? ''),
  'province and division': ({ provinceName, divisionName }) => `${stemOf(provinceName ?? '')} ${divisionName}`,
  code: ({ code }) => code.toUpperCase(),
  'company number': ({ companyId }) => companyId,
  'division code': ({ divisionCode }) => divisionCode,
}

test.each(Object.entries(WAYS).filter(([way]) => way !== 'initials of both'))('by its %s', (_, way) => {
  fc.assert(
    fc.property(one, (company) => {
      const isCity = company.divisionCode === company.cityCode
      expect(find(isCity ? company.name : way(company)).map(({ code }) => code)).toContain(company.code)
    }),
  )
})

test('by its initials, among all that have them', () => {
  fc.assert(
    fc.property(one, (company) => {
      if (company.divisionCode !== company.cityCode) expect(find(WAYS['initials of both']?.(company) ?? '', entries.length).map(({ code }) => code)).toContain(company.code)
    }),
  )
})

test('whatever is typed: no more than asked for, each once, and each has the text in its keys', () => {
  const text = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ unit: fc.constantFrom(...'深圳南山区市县abnsz|0 4'), maxLength: 8 }))
  fc.assert(
    fc.property(text, (typed) => {
      if (wholeOf(typed).text === '') return
      const found = find(typed, 20)
      expect(found.length).toBeLessThanOrEqual(20)
      expect(new Set(found.map(({ code }) => code)).size).toBe(found.length)
      const needles = [wholeOf(typed), ...wordsOf(typed)].map((word) => (word.atStart ? `|${word.text}` : word.text))
      for (const { searchKeys } of found) expect(searchKeys.includes(needles[0] ?? '') || needles.slice(1).every((needle) => searchKeys.includes(needle))).toBe(true)
    }),
  )
})
