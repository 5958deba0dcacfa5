import { describe, expect, it } from 'vitest'
import { DomainError, ERROR_STATUS, isDomainError, type ErrorCode } from '@/lib/kernel/errors'
import { invariant, InvariantError } from '@/lib/kernel/invariant'
import { err, ok } from '@/lib/kernel/result'
import { mapSqlRefusal } from '@/lib/ledger'

describe('DomainError', () => {
  it('knows the status of its code', () => {
    expect(new DomainError('INSUFFICIENT_BALANCE').status).toBe(422)
    for (const code of Object.keys(ERROR_STATUS) as ErrorCode[]) expect(new DomainError(code).status).toBeGreaterThanOrEqual(400)
  })

  it('keeps the private message apart from what may be shown', () => {
    const error = new DomainError('NOT_FOUND', { id: 'p1' }, 'payment p1 belongs to usr_2')
    expect(error).toMatchObject({ code: 'NOT_FOUND', params: { id: 'p1' }, message: 'payment p1 belongs to usr_2' })
    expect(new DomainError('NOT_FOUND').message).toBe('NOT_FOUND')
  })

  it('is told from others, also when it comes from another copy of the module', () => {
    const copy = Object.assign(new Error('x'), { name: 'DomainError', code: 'NOT_FOUND' })
    expect([isDomainError(new DomainError('CONFLICT')), isDomainError(copy)]).toEqual([true, true])
    expect([new Error('x'), new InvariantError('x'), { name: 'DomainError', code: 'CONFLICT' }, null, 'CONFLICT'].map(isDomainError)).toEqual([false, false, false, false, false])
  })
})

describe('a refusal of SQL', () => {
  const fromDriver = (message: string) => Object.assign(new Error(message), { code: 'SD001' })
  const fromPrisma = (code: string) => new Error(`\nInvalid \`prisma.$queryRawUnsafe()\` invocation:\n\nRaw query failed. Code: \`SD001\`. Message: \`${code}\``)

  it('becomes the error that it names', () => {
    for (const error of [fromDriver('INSUFFICIENT_BALANCE'), fromPrisma('INSUFFICIENT_BALANCE')]) {
      expect(mapSqlRefusal(error)).toMatchObject({ name: 'DomainError', code: 'INSUFFICIENT_BALANCE' })
    }
  })

  it('that names no error is a bug of ours', () => {
    for (const error of [fromDriver('LEDGER_UNBALANCED'), fromPrisma('LEDGER_UNBALANCED')]) {
      expect(mapSqlRefusal(error)).toBeInstanceOf(InvariantError)
    }
  })

  it('of another kind stays what it is', () => {
    for (const error of [new Error('SELECT failed'), Object.assign(new Error('duplicate key'), { code: '23505' }), 'text', null]) expect(mapSqlRefusal(error)).toBe(error)
  })
})

it('invariant stops what must not go on', () => {
  expect(() => invariant(false, 'books do not close')).toThrow(InvariantError)
  expect(() => invariant(0, 'zero')).toThrow('zero')
  invariant(true, 'all is well')
})

it('results', () => {
  expect([ok(1), err('NO')]).toEqual([{ ok: true, value: 1 }, { ok: false, error: 'NO' }])
})
