/**
 * `node --import tsx tests/crash/pay-loop-child.ts <world> <seed>`: residents who pay and pay, until the process is killed. Writes
 * `paid <payment>` once a payment has been agreed to, as a page would show it.
 */
import { getWaterAccount } from '@/lib/accounts'
import { exitWithParent } from '@/lib/cli/bootstrap/orphan.mjs'
import { isDomainError } from '@/lib/kernel/errors'
import { confirmPayment, quotePayment } from '@/lib/payments'
import { inProcessCtx } from '@/prisma/seed'
import { openNamed } from '../support/open-world'
import { poll } from '../support/poll'

exitWithParent()
const [name = '', seed = ''] = process.argv.slice(2)
const world = await openNamed(name)
const accounts = await world.db.query<{ id: string; user_id: string }>(`SELECT id, user_id FROM water_account WHERE user_id LIKE 'usr_crash%' ORDER BY id`, [])

/** Quote and yes, as two requests of one person; a refusal is an answer like any other. */
async function payOnce(account: { id: string; user_id: string }, serial: string): Promise<void> {
  const ctx = await inProcessCtx(world, { kind: 'USER', userId: account.user_id, role: 'RESIDENT', sessionId: 'child' })
  await poll('the number is free', async () => (await getWaterAccount({ ctx, input: { waterAccountId: account.id } })).openPaymentId === null, 60_000)
  const amount = `${ctx.random.int('amount', serial, 100, 400)}.${ctx.random.digits('cents', serial, 2)}`
  const { id } = await quotePayment({ ctx, input: { waterAccountId: account.id, intent: 'PREPAY', amount, idempotencyKey: `quote-${serial}` } })
  await confirmPayment({ ctx, input: { paymentId: id, password: '123456', idempotencyKey: `yes-${serial}` } })
  process.stdout.write(`paid ${id}\n`)
}

const answers = () => world.db.query('SELECT 1', []).then(() => true, () => false)

async function payOn(account: { id: string; user_id: string }): Promise<never> {
  for (let n = 0; ; n += 1) {
    try {
      await payOnce(account, `${seed}-${account.id}-${n}`)
    } catch (error) {
      // The number is taken, or the quote ran out: tried again. A database that is gone is waited for.
      if (!isDomainError(error)) await poll('the database answers', answers, 60_000)
    }
  }
}

await Promise.all(accounts.map(payOn))
