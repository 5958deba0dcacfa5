/** At named places of a merged payment the process dies; whoever comes after it brings each leg to its own end (A5). */
import { afterAll, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '@/lib/kernel/calendar'
import { isFinal, type PaymentState } from '@/lib/payments'
import { getMerged, quoteMerged } from '@/lib/payments/merged'
import { killAll } from '../support/child'
import { newKey, newResident, userIdOf } from '../support/journey'
import { moneyProblems } from '../support/money-books'
import { poll } from '../support/poll'
import { runs } from '../support/runs'
import { useWorld } from '../support/world'
import { dieAt } from './die-at'

const world = useWorld('demo')
afterAll(killAll)

const NORMAL = '0100000001'
const CREDITED_IN_SILENCE = '0100000408'
const REFUSED = '0100000500'

test.each(['payment.reserved', 'payment.beforeSend', 'payment.answered'] as const)('dying at %s while paying for three homes at once: each leg has its own end', async (failpoint) => {
  for (let round = 0; round < runs(1, 3); round += 1) {
    // New bills for those that were paid before.
    await world.advance(62 * DAY_MS)
    const { ctx, accounts } = await newResident(world, { walletFen: 1_000_000n, numbers: [NORMAL, CREDITED_IN_SILENCE, REFUSED] })
    await ctx.db.prisma.simWaterCall.deleteMany()
    const { id } = await quoteMerged({ ctx, input: { waterAccountIds: accounts, idempotencyKey: newKey() } })
    await dieAt(world, failpoint, 'pay', userIdOf(ctx), id, 'BALANCE')
    const legs = async () => (await getMerged({ ctx, input: { mergedId: id } })).legs.map(({ billKey, state }): [string, PaymentState] => [billKey, state])
    await poll('every leg has ended', async () => {
      await world.advance(2 * HOUR_MS)
      return (await legs()).every(([, state]) => isFinal(state))
    })
    expect(Object.fromEntries(await legs())).toEqual({ [NORMAL]: 'SUCCEEDED', [CREDITED_IN_SILENCE]: 'SUCCEEDED', [REFUSED]: 'FAILED' })
    expect([await moneyProblems(ctx), world.jobErrors]).toEqual([[], []])
  }
})
