/** Paying clients, the worker and PostgreSQL get SIGKILL while payments run: nothing is lost or made, and all come to an end. */
import { afterEach, expect, test } from 'vitest'
import { moneyProblems } from '../support/money-books'
import { deepTimeout, runs } from '../support/runs'
import type { Child } from '../support/child'
import { afterSteps, toldOf, untilQuiet, useStage } from './stage'

const stage = useStage()
const ROUNDS = runs(2, 25)
const TIMEOUT = deepTimeout(8)
const children: Child[] = []
let serial = 0

const payer = () => keep(stage.startPayer(`seed${(serial += 1)}`))
const worker = () => keep(stage.startWorker())
function keep(child: Child): Child {
  children.push(child)
  return child
}

/** Clients stop, a worker works on until all is quiet, and the books are compared. */
async function settle(payers: readonly Child[], last: Child): Promise<void> {
  for (const child of payers) await child.kill()
  await untilQuiet(stage)
  await last.kill()
  const ctx = await stage.ctx()
  expect(await moneyProblems(ctx)).toEqual([])
  const told = toldOf(children)
  const kept = await ctx.db.query<{ id: string }>(`SELECT id FROM payment WHERE id = ANY($1) AND state IN ('SUCCEEDED', 'FAILED')`, [told])
  expect(kept).toHaveLength(new Set(told).size)
  expect(told.length).toBeGreaterThan(0)
}

afterEach(async () => {
  for (const child of children) await child.kill()
})

test('paying clients are killed', async () => {
  const worked = worker()
  let current = payer()
  for (let round = 0; round < ROUNDS; round += 1) {
    await afterSteps(stage, 20 + (round % 7))
    await current.kill()
    current = payer()
  }
  await afterSteps(stage, 10)
  await settle([current], worked)
}, TIMEOUT)

test('the worker is killed', async () => {
  const paying = payer()
  let current = worker()
  for (let round = 0; round < ROUNDS; round += 1) {
    await afterSteps(stage, 20 + (round % 7))
    await current.kill()
    current = worker()
  }
  await afterSteps(stage, 10)
  await settle([paying], current)
}, TIMEOUT)

test('PostgreSQL is killed', async () => {
  const worked = worker()
  const paying = payer()
  for (let round = 0; round < ROUNDS; round += 1) {
    await afterSteps(stage, 20 + (round % 7))
    await stage.killServer()
  }
  await afterSteps(stage, 10)
  await settle([paying], worked)
}, TIMEOUT)
