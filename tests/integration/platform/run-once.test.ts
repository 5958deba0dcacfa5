import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { recordAudit, runOnce } from '@/lib/platform'
import { refusal } from '../../support/refusal'
import { tablesChangedBy } from '../../support/table-counts'
import { useWorld } from '../../support/world'

const world = useWorld('empty')
let ctx: Ctx
let effects = 0
beforeAll(async () => void (ctx = await world.system()))

/** An effect that leaves a row, and counts how often it ran. */
const act = (key: string, input: unknown = { a: 1 }, as = ctx) =>
  runOnce(as, { key, command: 'act', input }, async (tx) => {
    effects += 1
    await recordAudit(tx, { action: 'act', subjectId: key, key: String(effects) })
    return { effect: effects }
  })
const rowsOf = (key: string) => ctx.db.query('SELECT id FROM audit_entry WHERE subject_id = $1', [key])

describe('a repetition', () => {
  test('gets the first result, and the effect is not run again', async () => {
    const first = await act('retry')
    expect([await act('retry'), await act('retry', { a: 1 })]).toEqual([first, first])
    expect(await rowsOf('retry')).toHaveLength(1)
  })

  test('ten at once are one effect and one result', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => act('race')))
    expect(new Set(results.map(({ effect }) => effect)).size).toBe(1)
    expect(await rowsOf('race')).toHaveLength(1)
  })

  test('with another input is refused, at once and later, and writes nothing', async () => {
    await act('other')
    expect(await tablesChangedBy(ctx.db, async () => expect(await refusal(act('other', { a: 2 }))).toBe('IDEMPOTENCY_KEY_REUSED'))).toEqual([])
    const codes = await Promise.all([1, 2, 3, 4].map((a) => act('other-race', { a }).then(() => 'ok', (error: DomainError) => error.code)))
    expect(codes.sort()).toEqual(['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_REUSED', 'ok'])
  })

  test('is told by its meaning, not by how it is written down', async () => {
    const first = await act('meaning', { a: 1n, b: { d: 1, c: 2 } })
    expect(await act('meaning', { b: { c: 2, d: 1 }, a: '1' })).toEqual(first)
  })
})

describe('a key', () => {
  test('belongs to one person and one command', async () => {
    const someone = await world.as({ kind: 'USER', userId: 'u1', role: 'RESIDENT', sessionId: 's' })
    const results = [await act('shared'), await act('shared', { a: 1 }, someone)]
    const other = await runOnce(ctx, { key: 'shared', command: 'other', input: { a: 1 } }, async () => ({ effect: -1 }))
    expect(new Set([...results, other].map(({ effect }) => effect)).size).toBe(3)
  })

  test('whose effect failed is free: nothing of it was kept', async () => {
    const failing = () =>
      runOnce(ctx, { key: 'fails', command: 'act', input: {} }, async (tx) => {
        await recordAudit(tx, { action: 'act', subjectId: 'fails' })
        throw new DomainError('CONFLICT')
      })
    expect(await tablesChangedBy(ctx.db, failing)).toEqual([])
    expect(await refusal(failing())).toBe('CONFLICT')
    expect(await act('fails', {})).toHaveProperty('effect')
  })

  test('whose effect failed does not take those with it that waited for it', async () => {
    let isFirst = true
    const unsteady = () =>
      runOnce(ctx, { key: 'unsteady', command: 'act', input: {} }, async () => {
        if (isFirst) {
          isFirst = false
          throw new DomainError('CONFLICT')
        }
        return { effect: 7 }
      })
    const results = await Promise.allSettled(Array.from({ length: 6 }, unsteady))
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    for (const result of results) if (result.status === 'fulfilled') expect(result.value).toEqual({ effect: 7 })
  })

  test.each([`x'; DROP TABLE payment; --`, '键', 'a b', '\\', '${1}'])('%j is only a text', async (key) => {
    const first = await act(key)
    expect(await act(key)).toEqual(first)
  })
})
