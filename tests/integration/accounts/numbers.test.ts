import { describe, expect, test } from 'vitest'
import { startBinding } from '@/lib/accounts'
import { wxlifepay } from '@/lib/gateways/water'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import type { Outside } from '@/lib/kernel/outside'
import { newResident, userIdOf } from '../../support/journey'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('demo')
const start = async (number: unknown, companyCode: unknown = 'beijing') => {
  const ctx = await world.resident()
  return startBinding({ ctx, input: { companyCode, number } })
}

describe('a number that is wrong', () => {
  test.each<[string, string, string]>([
    ['seven digits', '0100000', 'NUMBER_LENGTH'],
    ['thirteen digits', '0100000001234', 'NUMBER_LENGTH'],
    ['nine digits in full width', '０１０００００００', 'NUMBER_LENGTH'],
    ['letters', 'abcdefghij', 'NUMBER_CHARSET'],
    ['a letter that looks like a digit', '010000000l', 'NUMBER_CHARSET'],
    ['SQL', `0100000001' OR '1'='1`, 'NUMBER_CHARSET'],
    ['SQL that would destroy', '1; DROP TABLE payment; --', 'NUMBER_CHARSET'],
    ['markup', '<img src=x onerror=alert(1)>', 'NUMBER_CHARSET'],
    ['a NUL', '0100000001\u0000', 'NUMBER_CHARSET'],
    ['spaces', '     ', 'NUMBER_EMPTY'],
    ['nothing', '', 'NUMBER_EMPTY'],
    ['five hundred digits', '1'.repeat(500), 'NUMBER_LENGTH'],
    ['more than anyone types', '1'.repeat(1001), 'INVALID_INPUT'],
    ['ten million digits', '1'.repeat(10_000_000), 'INVALID_INPUT'],
  ])('%s: refused, and nothing is written', async (_, number, code) => {
    const ctx = await world.system()
    const changed = await tablesChangedBy(ctx.db, async () => expect(await refusal(start(number), [`'`, '<img'])).toBe(code))
    expect(changed).toEqual([])
    expect(await refusal(start(number))).toBe(code)
  })

  test.each<[string, unknown]>([['a number', 100000001], ['a list', ['0100000001']], ['an object', { $ne: null }], ['null', null]])('%s instead of text is no input', async (_, number) => {
    expect(await refusal(start(number))).toBe('INVALID_INPUT')
  })

  test.each(['', 'BEIJING', '../beijing', `beijing'`, 'x'.repeat(50), 5, null])('company %j is no input', async (code) => {
    expect(await refusal(start('0100000001', code))).toBe('INVALID_INPUT')
  })

  test('a company nobody has, or that is switched off, is not found', async () => {
    expect(await refusal(start('0100000001', 'atlantis'))).toBe('COMPANY_NOT_FOUND')
    const ctx = await world.system()
    await ctx.db.prisma.company.update({ where: { code: 'beijing' }, data: { enabled: false } })
    expect(await refusal(start('0100000001'))).toBe('COMPANY_NOT_FOUND')
    await ctx.db.prisma.company.update({ where: { code: 'beijing' }, data: { enabled: true } })
  })

  test('a number that the company does not know leaves no binding, only the trace of the question', async () => {
    const ctx = await world.system()
    await start('0100000001')
    const changed = await tablesChangedBy(ctx.db, async () => expect(await refusal(start('0199999999'))).toBe('NUMBER_NOT_FOUND'))
    expect(changed).toEqual(['public.wire_message'])
  })
})

describe('a number that is right', () => {
  test.each(['0100000001', ' 0100 0000 01 ', '０１０００００００１', '0100-000-001', '\u00a00100000001\n'])('%j is 0100000001', async (number) => {
    expect(await start(number)).toMatchObject({ billKey: '0100000001', state: 'STARTED', companyName: '北京市自来水（模拟）', phoneMasked: '' })
  })

  test('with nothing due is known as well', async () => {
    expect(await start('0100000005')).toMatchObject({ state: 'STARTED' })
  })

  test('says nothing yet of who lives there', async () => {
    const started = await start('0100000004')
    expect(started).toMatchObject({ holderMasked: '', addressMasked: '' })
    expect(JSON.stringify(started)).not.toMatch(/李明|望京|138/)
  })

  test('that is bound already is not bound twice', async () => {
    const ctx = await world.system()
    const changed = await tablesChangedBy(ctx.db, async () => expect(await refusal(start('0100000002'))).toBe('NUMBER_ALREADY_BOUND'))
    expect(changed).toEqual([])
  })

  test('of a company that does not answer, or may not be asked, is a company’s failure', async () => {
    expect(await refusal(start('0100000504'))).toBe('COMPANY_TIMEOUT')
    expect([await refusal(start('0100000007')), await refusal(start('0100000009'))]).toEqual(['COMPANY_REFUSED', 'COMPANY_REFUSED'])
    const ctx = await world.resident()
    const cut = { ...ctx, outside: { send: async () => ({ outcome: 'UNREACHABLE' }) as const } }
    expect(await refusal(startBinding({ ctx: cut, input: { companyCode: 'beijing', number: '0100000001' } }))).toBe('COMPANY_UNAVAILABLE')
  })

  test.each(['EQ0004', 'EQ0006', 'EQ0015'] as const)('that the company answers with %s is not known there', async (code) => {
    const ctx = await world.resident()
    const { signingKey } = await ctx.db.prisma.company.findUniqueOrThrow({ where: { code: 'beijing' } })
    const send: Outside['send'] = async ({ headers, body }) => {
      const asked = wxlifepay.decodeRequest({ headers, body })
      return { outcome: 'ANSWERED', status: 200, ...wxlifepay.encodeRefusal('SHA256', signingKey, asked.ok ? asked.value.head : null, code) }
    }
    expect(await refusal(startBinding({ ctx: { ...ctx, outside: { send } }, input: { companyCode: 'beijing', number: '0100000001' } }))).toBe('NUMBER_NOT_FOUND')
  })

  test('ends by itself after fifteen minutes', async () => {
    const { ctx } = await newResident(world)
    const { id } = await startBinding({ ctx, input: { companyCode: 'beijing', number: '0100000001' } })
    await world.advance(15 * MINUTE_MS)
    expect(await ctx.db.prisma.bindRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'EXPIRED' })
  })
})

test('a guesser has twenty tries an hour, also when they come at once', async () => {
  const { ctx } = await newResident(world)
  const guesses = Array.from({ length: 30 }, (_, n) => startBinding({ ctx, input: { companyCode: 'beijing', number: `019999${String(n).padStart(4, '0')}` } }))
  const codes = await Promise.all(guesses.map((guess) => refusal(guess)))
  expect(codes.filter((code) => code === 'NUMBER_NOT_FOUND')).toHaveLength(20)
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(10)
  expect(userIdOf(ctx)).not.toBe('')
})
