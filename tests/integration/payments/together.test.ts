import { expect, test } from 'vitest'
import { withTransaction, type Ctx, type Db } from '@/lib/db'
import { together } from '@/lib/kernel/together'
import { creditPayment, reservePayment } from '@/lib/payments'
import { newKey, newResident, quote, stateOf, userIdOf } from '../../support/journey'
import { ledgerProblems, moneyProblems } from '../../support/money-books'
import { poll } from '../../support/poll'
import { useWorld } from '../../support/world'

const world = useWorld('demo')

async function ready(number: string, walletFen?: bigint) {
  const { ctx, accounts } = await newResident(world, { numbers: [number], walletFen })
  const { id } = await quote(ctx, accounts[0] ?? '', 'PREPAY', '300')
  const how = { paymentId: id, userId: userIdOf(ctx), idempotencyKey: newKey() }
  return { ctx, id, how, reserve: () => reservePayment(ctx, how).then((isNew) => (isNew ? 'RESERVED' : 'REPEATED'), (error: { code: string }) => error.code) }
}

test('of those who agree at one moment each gets an answer of its own', async () => {
  const fine = [await ready('0100000001'), await ready('0100000002'), await ready('0100000003')]
  const poor = await ready('0100000004', 99n)
  const again = await ready('0100000005')
  expect(await again.reserve()).toBe('RESERVED')
  const stranger = { ...poor.how, userId: fine[0]?.how.userId ?? '', idempotencyKey: newKey() }
  const answers = await Promise.all([
    ...fine.map(({ reserve }) => reserve()),
    poor.reserve(),
    again.reserve(),
    reservePayment(poor.ctx, stranger).catch((error: { code: string }) => error.code),
  ])
  expect(answers).toEqual(['RESERVED', 'RESERVED', 'RESERVED', 'INSUFFICIENT_BALANCE', 'REPEATED', 'NOT_FOUND'])
  expect([await stateOf(poor.ctx, poor.id), await ledgerProblems(poor.ctx)]).toEqual(['CREATED', []])

  const system = await world.system()
  const ids = [...fine, again].map(({ id }) => id)
  // Also when two workers have the same job at once.
  await Promise.allSettled([...ids, ...ids].map((id) => creditPayment(system, id)))
  await world.runDue()
  for (const id of ids) expect(await stateOf(system, id)).toBe('SUCCEEDED')
  expect(await moneyProblems(system)).toEqual([])
})

test.each([['together with them', false], ['before them', true]])('one who waits for a lock does not hold the others up: %s', async (_, isFirst) => {
  const [stuck, ...free] = [await ready('0100000001'), await ready('0100000002'), await ready('0100000003')]
  let answer: Promise<string> | undefined
  await withTransaction(stuck.ctx, async ({ db }) => {
    await db.query('SELECT id FROM payment WHERE id = $1 FOR UPDATE', [stuck.id])
    answer = stuck.reserve()
    // Alone on its way, and waiting, before anybody else comes.
    if (isFirst) await poll('it waits for the lock', async () => (await waitingForLocks(stuck)) > 0)
    expect(await Promise.all(free.map(({ reserve }) => reserve()))).toEqual(['RESERVED', 'RESERVED'])
    expect(await stateOf(stuck.ctx, stuck.id)).toBe('CREATED')
  })
  expect(await answer).toBe('RESERVED')
  await world.runDue()
})

const waitingForLocks = async ({ ctx }: { ctx: Ctx }) => {
  const [row] = await ctx.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`, [])
  return row?.n ?? 0
}

test('a step goes together while the database is busy, alone inside a transaction, and once only where nobody knows how it ended', async () => {
  const { db, ...rest } = await world.system()
  const calls: string[] = []
  const step = (refuse: string | null) =>
    together<Db, string, string>({
      many: async (_, entries) => {
        calls.push(entries.join(''))
        if (refuse) throw Object.assign(new Error('planted'), { severity: refuse })
        return entries.map((entry) => entry.toUpperCase())
      },
      alone: async (_, entry) => {
        calls.push(entry)
        return `${entry}!`
      },
    })
  const run = async (refuse: string | null) => {
    const go = step(refuse)
    const answers = await Promise.allSettled(['a', 'b', 'c'].map((entry) => go(db, entry)))
    return answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.message))
  }
  expect([await run(null), calls.splice(0)]).toEqual([['A', 'B', 'C'], ['abc']])
  expect([await run('ERROR'), calls.splice(0)]).toEqual([['a!', 'b!', 'c!'], ['abc', 'a', 'b', 'c']])
  expect([await run('FATAL'), calls.splice(0)]).toEqual([['planted', 'planted', 'planted'], ['abc']])
  expect(await withTransaction({ db, ...rest }, (inside) => step(null)(inside.db, 'a'))).toBe('a!')
})
