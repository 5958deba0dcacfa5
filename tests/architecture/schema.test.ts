/** Migrations, schema and state machine tell the same story. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { diffDatabaseToSchema } from '@/lib/cli/schema-engine'
import { migrate, readMigrations } from '@/lib/db'
import { env } from '@/lib/env'
import { isFinal, OPEN_STATES, PAYMENT_STATES, TRANSITIONS } from '@/lib/payments'
import { databaseUrl, withScratchDatabase, withServer } from '@/lib/worlds'
import { moveProblems, movesIn, stateListsIn } from './transitions'

describe('migrations', () => {
  it('lead to prisma/schema', async () => {
    await withScratchDatabase(`${env.databasePrefix}_schema_test`, async (database) => {
      const url = databaseUrl(database)
      expect(await migrate(url)).toEqual(readMigrations().map(({ name }) => name))
      expect(await migrate(url)).toEqual([])
      expect(await diffDatabaseToSchema(url)).toBe('')
    })
  })

  it('that changed after they had been applied are refused', async () => {
    await withScratchDatabase(`${env.databasePrefix}_schema_tampered`, async (database) => {
      const url = databaseUrl(database)
      await migrate(url)
      await withServer((client) => client.query(`UPDATE _prisma_migrations SET checksum = 'other' WHERE migration_name LIKE '%_ledger'`), url)
      await expect(migrate(url)).rejects.toThrow(/ledger was changed after it had been applied/)
    })
  })
})

describe('states of a payment', () => {
  const sql = readMigrations().map((migration) => migration.sql).join('\n')
  const verify = readFileSync('lib/payments/verify-payments.ts', 'utf8')

  it('move in SQL as the table says', () => {
    const moves = movesIn(sql)
    expect(moves.length).toBeGreaterThanOrEqual(4)
    expect(moveProblems(moves, TRANSITIONS)).toEqual([])
  })

  it('end in SQL where the table ends', () => {
    const ends = stateListsIn(/p_to IN \(([^)]*)\)/g, sql)
    expect(new Set(ends.map(String))).toEqual(new Set([String(PAYMENT_STATES.filter(isFinal))]))
  })

  it('that hold money are the same wherever they are listed', () => {
    const lists = stateListsIn(/p\.state IN \(([^)]*)\)/g, verify).filter((list) => list.length > 2)
    expect(lists.length).toBeGreaterThan(0)
    for (const list of lists) expect(list).toEqual(OPEN_STATES)
  })

  it('can all be reached, and all come to an end', () => {
    const reached = new Set<string>(['CREATED'])
    for (const state of reached) for (const next of TRANSITIONS[state as keyof typeof TRANSITIONS]) reached.add(next)
    expect([...reached].sort()).toEqual([...PAYMENT_STATES].sort())
    const endless = PAYMENT_STATES.filter((state) => !isFinal(state) && !leadsToEnd(state, new Set()))
    expect(endless).toEqual([])
  })
})

function leadsToEnd(state: keyof typeof TRANSITIONS, seen: Set<string>): boolean {
  if (isFinal(state)) return true
  if (seen.has(state)) return false
  seen.add(state)
  return TRANSITIONS[state].some((next) => leadsToEnd(next, seen))
}

describe('a planted violation is found', () => {
  it.each([
    ['a way that is not there', `PERFORM payment_move(p, 'FAILED', 'SUCCEEDED', 'x', p_now);`],
    ['a state that is not there', `PERFORM payment_move(p, p_from, 'PAID', 'x', p_now);`],
    ['a way for many that is not there', `moved := payments_move(p_ids, array_fill('FAILED'::text, ARRAY[cardinality(p_ids)]), 'SUCCEEDED', 'x', p_now);`],
    ['a state for many that is not there', `moved payment[] := payments_move(p_ids, p_from, 'PAID', 'x', p_now);`],
  ])('%s', (_, sql) => {
    expect(moveProblems(movesIn(sql), TRANSITIONS)).toHaveLength(1)
  })

  it('a goal nobody may reach', () => {
    expect(moveProblems(movesIn(`PERFORM payment_move(p, p_from, 'BEGUN', 'x', p_now);`), { BEGUN: ['ENDED'], ENDED: [] })).toHaveLength(1)
  })
})
