/** A cluster of its own that keeps its promises, a world in it, the outside world, workers and paying clients. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { freePort } from '@/lib/cli/bootstrap/ports.mjs'
import { startPostgres, type PostgresServer } from '@/lib/cli/bootstrap/postgres.mjs'
import type { Ctx } from '@/lib/db'
import { closeControl, setClockMode, type OpenWorld } from '@/lib/worlds'
import { inProcessCtx } from '@/prisma/seed'
import { openCustodian } from '@/prisma/seed/sim-bank'
import { keepBoundAccount } from '@/lib/qa'
import { openWallet, postJournal, ledgerAccount } from '@/lib/ledger'
import { setPaymentPassword } from '@/lib/auth'
import { makeWorld } from '../support/open-world'
import { poll } from '../support/poll'
import { killAll, startChild, type Child } from '../support/child'

/** Two of each kind that a payment can meet. */
export const NUMBERS = ['0100000001', '0100000002', '0100000003', '0100000004', '0100000408', '0100000409', '0100000410', '0100000411', '0100000500'] as const
const WALLET_FEN = 100_000_000n
/** Fast enough that an hour of asking again passes in half a minute, slow enough that a quote lives for some seconds. */
const RATE = 120

export type Stage = {
  server: PostgresServer
  ctx(): Promise<Ctx>
  world(): Promise<OpenWorld>
  startWorker(): Child
  startPayer(seed: string): Child
  /** The server dies, and comes back on the same port. */
  killServer(): Promise<void>
}

export function useStage(): Stage {
  const stage = {} as Stage
  const held: { dir?: string; world?: OpenWorld } = {}
  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'shuidan-crash-'))
    held.dir = dir
    stage.server = await startPostgres({ dir, settings: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } })
    process.env.DATABASE_URL = stage.server.url
    process.env.SHUIDAN_DB_PREFIX = 'crash'
    process.env.OUTSIDE_PORT = String(await freePort())
    const made = await makeWorld('crash', 'demo')
    await seedPayers(await inProcessCtx(made))
    await setClockMode(made.db, 'ACCELERATED', RATE)
    held.world = made
    startChild('lib/cli/outside.ts', [])
    await poll('the outside world answers', () => fetch(`http://127.0.0.1:${process.env.OUTSIDE_PORT}/health`).then((answer) => answer.ok, () => false))
    stage.killServer = async () => {
      const { port } = stage.server
      await stage.server.kill()
      stage.server = await startPostgres({ dir, port })
    }
  })
  afterAll(async () => {
    killAll()
    await held.world?.handle.close()
    await closeControl()
    await stage.server?.stop()
    if (held.dir) rmSync(held.dir, { recursive: true, force: true })
  })
  return Object.assign(stage, {
    world: async () => worldOf(held),
    ctx: async () => inProcessCtx(worldOf(held)),
    startWorker: () => startChild('lib/cli/worker.ts', []),
    startPayer: (seed: string) => startChild('tests/crash/pay-loop-child.ts', ['crash', seed]),
  })
}

const worldOf = ({ world }: { world?: OpenWorld }): OpenWorld => {
  if (!world) throw new Error('the stage is not set')
  return world
}

/** One person for each number, with more money than they can spend. */
async function seedPayers(ctx: Ctx): Promise<void> {
  for (const billKey of NUMBERS) {
    const userId = `usr_crash_${billKey}`
    await ctx.db.prisma.user.create({ data: { id: userId, role: 'RESIDENT', displayName: billKey, oneTap: false, createdAt: ctx.clock.now() } })
    await setPaymentPassword(ctx, userId, '123456')
    await openWallet(ctx, userId)
    const postings = [{ account: ledgerAccount.custodian, amountFen: -WALLET_FEN }, { account: ledgerAccount.wallet(userId), amountFen: WALLET_FEN }]
    await postJournal(ctx, { id: `topup:${userId}`, kind: 'TOP_UP', subjectId: userId, postings })
    await openCustodian(ctx, `topup:${userId}`, WALLET_FEN)
    await keepBoundAccount(ctx, { userId, companyCode: 'beijing', billKey, alias: billKey })
  }
}

/** Changes of state so far; null while the database does not answer. */
export async function steps(stage: Stage): Promise<number | null> {
  try {
    const [row] = await (await stage.world()).db.query<{ n: bigint }>('SELECT count(*) AS n FROM payment_transition', [])
    return Number(row?.n ?? 0n)
  } catch {
    return null
  }
}

/** Goes on once so many more changes of state have been written: something is surely in the middle of something. */
export async function afterSteps(stage: Stage, more: number): Promise<void> {
  const before = await poll('the database answers', async () => ((await steps(stage)) ?? -1) + 1, 60_000)
  await poll(`${more} changes of state`, async () => ((await steps(stage)) ?? 0) >= before - 1 + more, 60_000)
}

/** Goes on once no payment is under way any more. */
export async function untilQuiet(stage: Stage): Promise<void> {
  await poll(
    'every payment has ended',
    async () => {
      const open = await (await stage.world()).db.query(`SELECT id FROM payment WHERE state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING') LIMIT 1`, [])
      return open.length === 0
    },
    120_000,
  )
}

/** Payments that a client had been told of. */
export const toldOf = (children: readonly Child[]) => children.flatMap(({ lines }) => lines.filter((line) => line.startsWith('paid ')).map((line) => line.slice(5)))
