import { expect, it } from 'vitest'
import { isCardNumber, luhnDigit } from '@/lib/kernel/luhn'

it.each([['7992739871', '3'], ['49927398716'.slice(0, -1), '6'], ['0', '0'], ['000000000000000', '0'], ['453201511283036', '6']])('the check digit of %s is %s', (digits, check) => {
  expect(luhnDigit(digits)).toBe(check)
})

it.each(['4532015112830366', '0000000000000000', '9901000000000010019'.slice(0, -1) + luhnDigit('990100000000001001')])('takes %s', (text) => {
  expect(isCardNumber(text)).toBe(true)
})

it.each(['', '4532015112830367', '45320151128303660', '453201511283036', '４５３２０１５１１２８３０３６６', '4532 0151 1283 0366', `${'0'.repeat(20)}`])('does not take %j', (text) => {
  expect(isCardNumber(text)).toBe(false)
})

it('finds every single wrong digit', () => {
  const right = '4532015112830366'
  for (let at = 0; at < right.length; at += 1) {
    for (const digit of '0123456789') if (digit !== right[at]) expect(isCardNumber(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false)
  }
})
