/**
 * `npm run bench -- worlds --json`: medians of creating, forking, resetting and deleting a seeded world while three other processes are at
 * work in it, fifty visits a second together. `coldCreateMs` is without a spare copy in stock; `copyMs`, the reference, is PostgreSQL's bare
 * CREATE DATABASE of the same template.
 */
import { createDatabase, createWorld, deleteWorld, dropDatabase, dropDiscarded, ensureTemplate, fillStock, forkWorld, resetWorld, withServer, withWorld } from '@/lib/worlds'
import { elapsedMs } from '@/lib/kernel/clock'
import { env } from '@/lib/env'
import { PRESETS } from '@/prisma/seed'
import { killAll, startChild, type Child } from '../support/child'
import { poll } from '../support/poll'
import type { Seen } from '../support/visitor-child'
import { median, round } from './support/rounds'

const NAME = 'bench-worlds'
const ROUNDS = 7
/** A world is there once somebody has been inside. */
const look = (name: string) => withWorld(name, ({ db }) => db.query('SELECT count(*) FROM app_user', []))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = elapsedMs()
  await work()
  return elapsedMs() - since
}

async function startVisitors(): Promise<Child[]> {
  const children = [1, 2, 3].map(() => startChild('tests/support/visitor-child.ts', [NAME, '60']))
  await poll('all have come', async () => children.every(({ lines }) => lines.includes('ready')), 30_000)
  return children
}

async function bareCopy(template: string): Promise<number> {
  const database = `${env.databasePrefix}_bench_copy`
  return withServer(async (client) => {
    await dropDatabase(client, database)
    const ms = await timed(() => createDatabase(client, database, template))
    await dropDatabase(client, database)
    return ms
  })
}

async function measure(): Promise<Record<string, unknown>> {
  const template = await ensureTemplate(PRESETS.demo)
  for (const name of [NAME, `${NAME}-new`, `${NAME}-fork`, `${NAME}-cold`]) await deleteWorld(name).catch(() => {})
  await dropDiscarded()
  await createWorld(NAME, template)
  const children = await startVisitors()
  const times = { createMs: [], forkMs: [], resetMs: [], deleteMs: [], coldCreateMs: [], copyMs: [] } as Record<string, number[]>
  for (let n = 0; n < ROUNDS; n += 1) {
    // As a worker does between two commands.
    await fillStock(template.database, 2)
    const make = async (name: string) => {
      await createWorld(name, template)
      await look(name)
    }
    const fork = async () => {
      await forkWorld(NAME, `${NAME}-fork`)
      await look(`${NAME}-fork`)
    }
    const reset = async () => {
      await resetWorld(NAME)
      await look(NAME)
    }
    times.createMs?.push(await timed(() => make(`${NAME}-new`)))
    times.forkMs?.push(await timed(fork))
    times.resetMs?.push(await timed(reset))
    times.coldCreateMs?.push(await timed(() => make(`${NAME}-cold`)))
    times.copyMs?.push(await bareCopy(template.database))
    times.deleteMs?.push(await timed(() => deleteWorld(`${NAME}-new`)))
    for (const name of [`${NAME}-fork`, `${NAME}-cold`]) await deleteWorld(name)
    await dropDiscarded()
    process.stdout.write(`round ${n + 1}: ${Object.entries(times).map(([name, list]) => `${name} ${round(list.at(-1) ?? 0, 0)}`).join(', ')}\n`)
  }
  for (const { process } of children) process.send('stop')
  await Promise.all(children.map(({ ended }) => ended))
  const seen = children.map(({ lines }) => JSON.parse(lines.at(-1) ?? '{}') as Seen)
  await deleteWorld(NAME)
  await dropDiscarded()
  const medians = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, round(median(list))]))
  return { ...medians, visits: seen.reduce((sum, { visits }) => sum + visits, 0), failures: seen.flatMap(({ failures, halves }) => [...failures, ...(halves ? [`${halves} halves`] : [])]).length, longestWaitMs: round(Math.max(...seen.map(({ longestMs }) => longestMs))) }
}

try {
  process.stdout.write(`${JSON.stringify(await measure())}\n`)
} finally {
  killAll()
}
process.exit(0)
