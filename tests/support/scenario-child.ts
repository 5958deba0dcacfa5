/**
 * `node --import tsx tests/support/scenario-child.ts <world> <workers>`: the same commands in the same order, their jobs run by so many
 * workers at once; writes the state hash after them, table by table.
 */
import { exitWithParent } from '@/lib/cli/bootstrap/orphan.mjs'
import { advance, runNextJob } from '@/lib/jobs'
import { DAY_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { nextDue, type JobRow } from '@/lib/platform'
import { stateHash } from '@/lib/qa'
import { openCredit } from '@/lib/funding/credit'
import { moveIn } from '@/lib/funding/fund'
import { topUp, withdraw } from '@/lib/funding/wallet'
import { bindCard } from './cards'
import { offerTo } from './family'
import { bindAccount, confirm, newKey, newResident, PASSWORD, quote } from './journey'
import { openNamed } from './open-world'
import { holdWorld } from './world'

exitWithParent()
const [name = '', workers = '1'] = process.argv.slice(2)
const open = await openNamed(name)
const world = holdWorld(name, open)

/** As many at once as there are workers, until nothing is due. */
async function workOff(): Promise<void> {
  const slot = async () => {
    for (;;) {
      const ctx = await world.system()
      const now = ctx.clock.now()
      const due = await nextDue(ctx)
      if (!due || due > now) return
      await runNextJob(open.handle.pool, { ctxFor: async (job: JobRow) => ({ ...ctx, requestId: job.id }), now, shared: true, onError: (job, error) => process.stderr.write(`${job.kind}: ${String(error)}\n`) })
    }
  }
  await Promise.all(Array.from({ length: Number(workers) }, slot))
}

/** The wallet: a transfer that is done without a word, a fund that earns, a family card that is left unanswered, a debt paid back. */
async function liveWithMoney(): Promise<void> {
  const { ctx: one } = await newResident(world, { walletFen: 500_000n })
  const { ctx: two } = await newResident(world)
  const cardId = await bindCard(one, { behaviour: 'PAY_OUT_TIMEOUT_DONE' })
  for (const verb of [topUp, withdraw]) await verb({ ctx: one, input: { cardId, amount: '12.34', password: PASSWORD, idempotencyKey: newKey() } })
  for (const person of [one, two]) await moveIn({ ctx: person, input: { amount: '900', idempotencyKey: newKey() } })
  await offerTo(one, two)
  await openCredit({ ctx: two })
  await workOff()
}

// One after another: who comes first is part of the commands.
const { ctx, accounts } = await newResident(world, { walletFen: 1_000_000n, numbers: ['0100000002', '0100000004'] })
for (let n = 0; n < 2; n += 1) await newResident(world, { numbers: ['0100000002'] })
const bound = [await bindAccount(ctx, '0100000001'), await bindAccount(ctx, '0100000408'), await bindAccount(ctx, '0100000410'), await bindAccount(ctx, '0100000500')]
await workOff()
// All of these fall due at one moment of a standing clock.
for (const id of [...bound, ...accounts]) await confirm(ctx, (await quote(ctx, id, 'PREPAY', '300')).id)
await workOff()
const later = async (ms: number) => {
  const { outside, clock } = await world.system()
  await advance(open, outside, new Date(clock.now().getTime() + ms), (job, error) => process.stderr.write(`${job.kind}: ${String(error)}\n`))
}
for (let n = 0; n < 5; n += 1) await later(MINUTE_MS)
await liveWithMoney()
await later(60 * DAY_MS)
await workOff()
process.stdout.write(`${JSON.stringify(await stateHash(open))}\n`)
process.exit(0)
