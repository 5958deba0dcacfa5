/** Sending again from the desk (rule I2): only what may still be sent, and never in the way of whoever is at it. */
import { expect, test } from 'vitest'
import { retryInvoice } from '@/lib/invoices/desk'
import { confirmLetter, redLetterInvoice, withdrawLetter } from '@/lib/invoices/red'
import { runDue } from '@/lib/jobs'
import { SECOND_MS } from '@/lib/kernel/calendar'
import type { Outside } from '@/lib/kernel/outside'
import { apply, DONE_MS, firmTitle, invoicesOf, personTitle } from '../../support/invoices'
import { moneyProblems } from '../../support/money-books'
import { poll } from '../../support/poll'
import { desk, paid } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { inWorld } from '../../support/world'

test('a red invoice that the bureau has refused is not sent again once its confirmation has been withdrawn', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId } = await paid(world, { yuan: '90' })
    await apply(ctx, [paymentId], await firmTitle(world, ctx))
    await world.advance(DONE_MS)
    const [blue] = await invoicesOf(ctx, paymentId)
    const { letterId } = await redLetterInvoice({ ctx: await desk(world), input: { invoiceId: blue?.id } })
    await world.world.db.prisma.simTaxpayer.updateMany({ data: { isSuspended: true } })
    await confirmLetter({ ctx: await world.as(ctx.actor), input: { letterId } })
    await world.advance(DONE_MS)
    const [, red] = await invoicesOf(ctx, paymentId)
    expect(red).toMatchObject({ state: 'REFUSED', reason: 'SELLER_SUSPENDED', red_of: blue?.id })
    await withdrawLetter({ ctx: await desk(world), input: { letterId } })
    await world.world.db.prisma.simTaxpayer.updateMany({ data: { isSuspended: false } })
    expect(await refusal(retryInvoice({ ctx: await desk(world), input: { invoiceId: red?.id } }))).toBe('RED_LETTER_DECIDED')
    // The next one is made under a confirmation of its own.
    const again = await redLetterInvoice({ ctx: await desk(world), input: { invoiceId: blue?.id } })
    await confirmLetter({ ctx: await world.as(ctx.actor), input: again })
    await world.advance(DONE_MS)
    expect((await invoicesOf(ctx, paymentId)).map(({ state, gross_fen }) => [state, gross_fen]).sort()).toEqual([['ISSUED', -9_000n], ['ISSUED', 9_000n], ['REFUSED', -9_000n]])
    expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
  }))

test('asking about one while a worker finishes it keeps neither of them waiting', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId } = await paid(world, { yuan: '90' })
    await apply(ctx, [paymentId], await personTitle(ctx, '试票无通知'))
    // The bureau has issued it, and has not said so.
    await world.advance(100 * SECOND_MS)
    const [row] = await invoicesOf(ctx, paymentId)
    expect(row?.state).toBe('SUBMITTED')
    const ask = async () => retryInvoice({ ctx: await desk(world), input: { invoiceId: row?.id } })
    await ask()
    const { outside } = await world.system()
    let asked: Promise<void> | undefined
    const between: Outside = {
      send: async (message) => {
        const answer = await outside.send(message)
        if (asked !== undefined) return answer
        asked = ask()
        await poll('the desk waits for the job', async () => (await ctx.db.query(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`, [])).length > 0)
        return answer
      },
    }
    await runDue(world.world, between, (job, error) => void world.jobErrors.push(`${job.kind}: ${String(error)}`))
    await asked
    expect(await invoicesOf(ctx, paymentId)).toMatchObject([{ state: 'ISSUED' }])
    expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
  }))
