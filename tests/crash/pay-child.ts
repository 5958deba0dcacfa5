/** `node --import tsx tests/crash/pay-child.ts <database> <user> <payment or merged payment> <instrument>`: pays, and lives on until it dies at SHUIDAN_FAILPOINT. */
import { advance, runDue } from '@/lib/jobs'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { sumFen } from '@/lib/kernel/money'
import { confirmPayment } from '@/lib/payments'
import { confirmMerged, getMerged } from '@/lib/payments/merged'
import { openWorldDatabase } from '@/lib/worlds'
import { inProcessCtx } from '@/prisma/seed'

const [database = '', userId = '', paymentId = '', instrument = ''] = process.argv.slice(2)
const fail = (job: { kind: string }, error: unknown) => {
  process.stderr.write(`${job.kind}: ${String(error)}\n`)
  process.exit(1)
}

const world = await openWorldDatabase(database, 6)
const ctx = await inProcessCtx(world, { kind: 'USER', userId, role: 'RESIDENT', sessionId: 'child' })
const agreed = { password: '123456', idempotencyKey: `key-${paymentId}`, instrument }
if (paymentId.startsWith('mrg')) {
  const { legs } = await getMerged({ ctx, input: { mergedId: paymentId } })
  await confirmMerged({ ctx, input: { ...agreed, mergedId: paymentId, amountFen: String(sumFen(legs.map(({ amountFen }) => amountFen))) } })
} else await confirmPayment({ ctx, input: { ...agreed, paymentId } })
await runDue(world, ctx.outside, fail)
await advance(world, ctx.outside, (present) => new Date(present.getTime() + 2 * HOUR_MS), fail)
process.exit(0)
