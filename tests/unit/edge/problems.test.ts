/** What a problem looks like to the person who met it, and to the person who reads the log. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ZodError } from 'zod'
import { explain, toDomainError } from '@/lib/edge/action'
import { logProblem } from '@/lib/edge/log'
import { DomainError } from '@/lib/kernel/errors'
import { InvariantError } from '@/lib/kernel/invariant'

const written = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
afterEach(() => void written.mockClear())
const log = () => written.mock.calls.map(([text]) => String(text)).join('')

/** As Prisma writes one when it does not know where it was called: the call with its arguments, then what went wrong. */
const fromPrisma = new Error('\nInvalid `e.db.prisma.user.findUnique()` invocation:\n\n{\n  where: {\n    loginName: "typed-by-a-resident"\n  }\n}\n\nServer has closed the connection.')

describe('a person reads', () => {
  it('the text of an expected refusal, in their language', () => {
    const refusal = new DomainError('PASSWORD_WRONG', { left: 3 }, 'hash scrypt$abc of usr_1')
    expect(explain(refusal, 'zh-CN', 'req-1')).toEqual({ code: 'PASSWORD_WRONG', message: '支付密码错误，还可以输入 3 次', requestId: 'req-1' })
    expect(explain(refusal, 'en', 'req-1').message).toBe('Wrong payment password; 3 tries left.')
    expect(log()).toBe('')
  })

  it.each([fromPrisma, new InvariantError('LEDGER_UNBALANCED'), Object.assign(new Error('relation "payment" does not exist'), { code: '42P01' }), new TypeError('x is undefined'), 'a text', null])(
    'nothing of an unexpected one',
    (error) => {
      const { code, message, requestId } = explain(error, 'zh-CN', 'req-2')
      expect([code, message, requestId]).toEqual(['INTERNAL', '系统开小差了，请稍后再试；资金不会受影响', 'req-2'])
      expect(log()).toContain('"requestId":"req-2"')
    },
  )

  it('that what they sent is no input', () => {
    expect(toDomainError(new ZodError([])).code).toBe('INVALID_INPUT')
  })
})

describe('the log', () => {
  it('is one line of JSON a problem, with the place where it happened', () => {
    logProblem('job failed', { kind: 'payment.credit' }, new Error('first\nsecond'))
    expect(log().trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(log())).toMatchObject({ what: 'job failed', kind: 'payment.credit', error: 'Error', message: 'second', stack: [expect.stringMatching(/^at .*problems\.test/), ...Array(4).fill(expect.stringMatching(/^at /))] })
  })

  it('does not hold what a resident typed', () => {
    logProblem('request failed', {}, fromPrisma)
    expect(JSON.parse(log())).toMatchObject({ message: 'Server has closed the connection.' })
    expect(log()).not.toContain('typed-by-a-resident')
  })
})
