/** `node --import tsx tests/crash/apply-child.ts <database> <user> <payment> <title> <kind>`: asks for the invoices of a payment, and lives on until it dies at SHUIDAN_FAILPOINT. */
import { applyInvoices } from '@/lib/invoices/applying'
import { advance, runDue } from '@/lib/jobs'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { openWorldDatabase } from '@/lib/worlds'
import { inProcessCtx } from '@/prisma/seed'

const [database = '', userId = '', paymentId = '', titleId = '', kind = ''] = process.argv.slice(2)
const fail = (job: { kind: string }, error: unknown) => {
  process.stderr.write(`${job.kind}: ${String(error)}\n`)
  process.exit(1)
}

const world = await openWorldDatabase(database, 6)
const ctx = await inProcessCtx(world, { kind: 'USER', userId, role: 'RESIDENT', sessionId: 'child' })
await applyInvoices({ ctx, input: { paymentIds: [paymentId], titleId, kind, idempotencyKey: `key-${paymentId}` } })
await runDue(world, ctx.outside, fail)
await advance(world, ctx.outside, (present) => new Date(present.getTime() + HOUR_MS), fail)
process.exit(0)
