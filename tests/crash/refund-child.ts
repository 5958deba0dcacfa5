/** `node --import tsx tests/crash/refund-child.ts <database> <operator> <payment> <yuan>`: gives a payment back, and lives on until it dies at SHUIDAN_FAILPOINT. */
import { advance, runDue } from '@/lib/jobs'
import { DAY_MS } from '@/lib/kernel/calendar'
import { requestRefund } from '@/lib/payments/refunds'
import { openWorldDatabase } from '@/lib/worlds'
import { inProcessCtx } from '@/prisma/seed'

const [database = '', userId = '', paymentId = '', amount = ''] = process.argv.slice(2)
const fail = (job: { kind: string }, error: unknown) => {
  process.stderr.write(`${job.kind}: ${String(error)}\n`)
  process.exit(1)
}

const world = await openWorldDatabase(database, 6)
const ctx = await inProcessCtx(world, { kind: 'USER', userId, role: 'OPERATOR', sessionId: 'child' })
await requestRefund({ ctx, input: { paymentId, amount, refundNo: `back-${paymentId}`, reason: '多缴' } })
await runDue(world, ctx.outside, fail)
await advance(world, ctx.outside, (present) => new Date(present.getTime() + DAY_MS), fail)
process.exit(0)
