import { describe, expect, it } from 'vitest'
import { DEFAULT_LOCALE, errorText, translator } from '@/lib/i18n'
import { fill } from '@/lib/i18n/define'

describe('fill', () => {
  it('puts values where their names stand', () => {
    expect(fill('还可以输入 {left} 次', { left: 3 })).toBe('还可以输入 3 次')
    expect(fill('{a}{b}{a}', { a: 1, b: 'x' })).toBe('1x1')
  })

  it('leaves a name without a value as it is', () => {
    expect(fill('{left}')).toBe('{left}')
    expect(fill('{left} {right}', { left: 1 })).toBe('1 {right}')
  })

  it('does not fill in what a value brings along', () => {
    expect(fill('{prompt}', { prompt: '{secret} $& $1', secret: 'x' })).toBe('{secret} $& $1')
  })
})

describe('texts', () => {
  it('are Chinese unless English is asked for', () => {
    expect(DEFAULT_LOCALE).toBe('zh-CN')
    expect([translator('zh-CN')('common.back'), translator('en')('common.back')]).toEqual(['返回', 'Back'])
  })

  it('of errors are filled in', () => {
    expect(errorText('zh-CN', 'NUMBER_LENGTH', { expected: 10, actual: 7 })).toBe('用户编号应为 10 位数字，您输入了 7 位，请对照纸质账单左上角核对')
    expect(errorText('en', 'PASSWORD_WRONG', { left: 4 })).toBe('Wrong payment password; 4 tries left.')
  })
})
