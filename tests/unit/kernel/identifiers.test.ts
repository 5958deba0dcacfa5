import { describe, expect, it } from 'vitest'
import { creditCodeCheck, isCreditCode } from '@/lib/kernel/credit-code'
import { isResidentId, residentIdCheck } from '@/lib/kernel/resident-id'

describe('统一社会信用代码', () => {
  const REAL = ['9144030071526726XG', '91440300708461136T', '91330100799655058B', '91110000802100433B', '91350100M000100Y43', '12100000400000624D', '9153000077859986X2']

  it.each(REAL)('takes %s', (code) => {
    expect([isCreditCode(code), creditCodeCheck(code.slice(0, 17))]).toEqual([true, code[17]])
  })

  it.each(['', '91110000100006570Y', '9144030071526726Xg', '9144030071526726X', '9144030071526726XGG', '91440300715267260G', '9I44030071526726XG', '９144030071526726XG', '914403ZZ71526726XG'])('does not take %j', (code) => {
    expect(isCreditCode(code)).toBe(false)
  })

  it('finds every single wrong character', () => {
    const right = '91350100M000100Y43'
    for (let at = 0; at < right.length; at += 1) {
      for (const one of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') if (one !== right[at]) expect(isCreditCode(right.slice(0, at) + one + right.slice(at + 1))).toBe(false)
    }
  })
})

describe('公民身份号码', () => {
  it.each(['11010519491231002X', '440524188001010014', '34052419800101001X', '110105200002290014'.slice(0, 17) + residentIdCheck('110105200002290014'.slice(0, 17))])('takes %s', (id) => {
    expect(isResidentId(id)).toBe(true)
  })

  it.each(['', '110105194912310021', '11010519491231002x', '110105190002290011'.slice(0, 17) + residentIdCheck('110105190002290011'.slice(0, 17)), '11010519491301002X', '01010519491231002X', '11010519491231002X0'])('does not take %j', (id) => {
    expect(isResidentId(id)).toBe(false)
  })
})
