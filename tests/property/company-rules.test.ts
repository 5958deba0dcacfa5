/** Numbers that check themselves, windows that cross midnight, numbers that changed with a merger. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkNumber, NumberRule } from '@/lib/companies'
import { newNumberOf, oldNumberOf, type OldNumbers } from '@/lib/companies/merger'
import { windowAt, WINDOW_KINDS, type ServiceWindow } from '@/lib/companies/windows'
import { checkCharacter, CHECKS, hasRightCheck } from '@/lib/kernel/check-character'
import { DAY_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { registryCustomerOf, registryNumber, REGISTRY_CUSTOMERS, type NumberForm } from '@/lib/kernel/registry-number'

const figures = (min: number, max: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max })
const alnum = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 4, maxLength: 19 })
const check = fc.constantFrom(...CHECKS)

describe('check characters', () => {
  test('a number with its own is right, and right with no other', () => {
    fc.assert(
      fc.property(check, alnum, (kind, body) => {
        const right = checkCharacter(kind, body)
        const all = [...'0123456789X'].filter((letter) => hasRightCheck(kind, body + letter))
        expect(all).toEqual([right])
      }),
    )
  })

  test('one wrong figure is always seen', () => {
    fc.assert(
      fc.property(check, figures(4, 19), fc.nat(), fc.integer({ min: 1, max: 9 }), (kind, body, place, more) => {
        const at = place % body.length
        const wrong = body.slice(0, at) + ((Number(body[at]) + more) % 10) + body.slice(at + 1)
        expect(hasRightCheck(kind, wrong + checkCharacter(kind, body))).toBe(false)
      }),
    )
  })

  test('MOD11 sees two neighbours that changed places, LUHN too but for 09 and 90', () => {
    fc.assert(
      fc.property(check, figures(4, 19), fc.nat(), (kind, body, place) => {
        const at = place % (body.length - 1)
        const [a, b] = [body[at] ?? '', body[at + 1] ?? '']
        fc.pre(a !== b && (kind === 'MOD11' || !['09', '90'].includes(a + b)))
        expect(hasRightCheck(kind, body.slice(0, at) + b + a + body.slice(at + 2) + checkCharacter(kind, body))).toBe(false)
      }),
    )
  })
})

const form: fc.Arbitrary<NumberForm> = fc.record({
  length: fc.integer({ min: 8, max: 12 }),
  charset: fc.constantFrom('DIGITS' as const, 'UPPER_ALNUM' as const),
  prefix: fc.option(figures(1, 3), { nil: undefined }),
  check: fc.option(check, { nil: undefined }),
})
const code = fc.stringMatching(/^w[1-9][0-9]{5}$/)

describe('numbers of made-up customers', () => {
  test('are twenty, all different, fit the rule, and are known again; no other is', () => {
    fc.assert(
      fc.property(form, code, (how, companyCode) => {
        const rule = NumberRule.parse({ ...how, example: '' })
        const numbers = Array.from({ length: REGISTRY_CUSTOMERS }, (_, n) => registryNumber(how, companyCode, n + 1))
        expect(new Set(numbers).size).toBe(REGISTRY_CUSTOMERS)
        for (const [n, number] of numbers.entries()) {
          expect(checkNumber(rule, number)).toEqual({ ok: true, value: number })
          expect(checkNumber(rule, ` ${number.toLowerCase()} `)).toEqual({ ok: true, value: number })
          expect(registryCustomerOf(how, companyCode, number)).toBe(n + 1)
        }
      }),
    )
  })

  test('whatever is asked for, only those are anybody’s', () => {
    fc.assert(
      fc.property(form, code, fc.oneof(figures(0, 13), alnum, fc.string()), (how, companyCode, number) => {
        const n = registryCustomerOf(how, companyCode, number)
        expect(n === null || registryNumber(how, companyCode, n) === number).toBe(true)
      }),
    )
  })
})

describe('a number rule', () => {
  test('answers whatever is typed with the number or with one problem, and never tells a right number', () => {
    fc.assert(
      fc.property(form, fc.oneof(fc.string(), figures(1, 14), alnum), (how, typed) => {
        const result = checkNumber(NumberRule.parse({ ...how, example: '' }), typed)
        if (result.ok) expect(result.value).toHaveLength(how.length)
        else expect(Object.keys('params' in result.error ? result.error.params : {}).every((key) => ['expected', 'actual', 'prefix'].includes(key))).toBe(true)
      }),
    )
  })

  test('says what is wrong: the beginning, or a figure', () => {
    const rule = NumberRule.parse({ length: 9, charset: 'DIGITS', example: '', prefix: '21', check: 'LUHN' })
    const right = `21000001${checkCharacter('LUHN', '21000001')}`
    expect(checkNumber(rule, right)).toEqual({ ok: true, value: right })
    expect(checkNumber(rule, `3${right.slice(1)}`)).toEqual({ ok: false, error: { code: 'NUMBER_PREFIX', params: { prefix: '21' } } })
    expect(checkNumber(rule, right.slice(0, -1) + ((Number(right.at(-1)) + 1) % 10))).toEqual({ ok: false, error: { code: 'NUMBER_CHECK' } })
    expect(checkNumber(NumberRule.parse({ length: 9, charset: 'UPPER_ALNUM', example: '' }), 'ab-12')).toEqual({ ok: false, error: { code: 'NUMBER_LETTERS', params: { expected: 9, actual: 4 } } })
  })
})

const minuteText = (minute: number) => `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`
const serviceWindow: fc.Arbitrary<ServiceWindow> = fc.record({
  kind: fc.constantFrom(...WINDOW_KINDS),
  days: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }), { nil: null }),
  from: fc.integer({ min: 0, max: 1439 }).map(minuteText),
  to: fc.integer({ min: 0, max: 1439 }).map(minuteText),
})
/** Midnight of a Sunday in Shanghai, and any minute of the four weeks after it. */
const SUNDAY = new Date('2026-03-01T00:00:00+08:00').getTime()
const minute = fc.integer({ min: 1440, max: 28 * 1440 - 1 })

test('a window is open exactly in the minutes after each of its beginnings', () => {
  const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  fc.assert(
    fc.property(serviceWindow, minute, (window, now) => {
      const length = (minuteOf(window.to) - minuteOf(window.from) + 1440) % 1440 || 1440
      const begins = Array.from({ length: 29 }, (_, day) => day).filter((day) => window.days === null || window.days.includes(day % 7)).map((day) => day * 1440 + minuteOf(window.from))
      const isOpen = begins.some((begin) => now >= begin && now < begin + length)
      expect(windowAt([window], new Date(SUNDAY + now * MINUTE_MS)) !== null).toBe(isOpen)
    }),
  )
})

test('a week later it is as now', () => {
  fc.assert(
    fc.property(fc.array(serviceWindow, { maxLength: 4 }), minute, (windows, now) => {
      const instant = SUNDAY + now * MINUTE_MS
      expect(windowAt(windows, new Date(instant + 7 * DAY_MS))).toBe(windowAt(windows, new Date(instant)))
    }),
  )
})

test('an old number becomes a new one, and is found from it again', () => {
  const renumbering = fc.oneof(fc.record({ kind: fc.constant('PREFIX' as const), prefix: figures(1, 4) }), fc.record({ kind: fc.constant('ROTATE' as const), figures: fc.integer({ min: 1, max: 6 }) }))
  fc.assert(
    fc.property(renumbering, figures(8, 12), (how, number) => {
      const old: OldNumbers = { oldLength: number.length, oldPrefix: number.slice(0, 1), renumbering: how }
      const today = newNumberOf(old, number)
      expect(today).not.toBeNull()
      expect(oldNumberOf(old, today ?? '')).toBe(number)
      expect([newNumberOf(old, `${number}0`), newNumberOf({ ...old, oldPrefix: `${number}0` }, number)]).toEqual([null, null])
    }),
  )
})
