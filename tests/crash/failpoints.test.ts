/** At each named place of the payment path the process dies; whoever comes after it brings the payment to its end. */
import { afterAll, expect, test } from 'vitest'
import { FAILPOINTS, type Failpoint } from '@/lib/kernel/failpoint'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { isFinal, type PaymentState } from '@/lib/payments'
import { confirm, newResident, quote, stateOf, userIdOf } from '../support/journey'
import { moneyProblems } from '../support/money-books'
import { poll } from '../support/poll'
import { runs } from '../support/runs'
import { useWorld } from '../support/world'
import { killAll, startChild } from '../support/child'

const world = useWorld('demo')
afterAll(killAll)

const NORMAL = '0100000001'
const CREDITED_IN_SILENCE = '0100000408'
const LOST_ONCE = '0100000409'
const LOST_ALWAYS = '0100000410'
const REFUSED = '0100000500'

/** Where it dies, whose bill it pays, and how that must end. */
const DEATHS: [Failpoint, string, PaymentState][] = [
  ['payment.reserved', NORMAL, 'SUCCEEDED'],
  ['payment.beforeSend', NORMAL, 'SUCCEEDED'],
  ['payment.afterSend', NORMAL, 'SUCCEEDED'],
  ['payment.answered', NORMAL, 'SUCCEEDED'],
  ['payment.posted', NORMAL, 'SUCCEEDED'],
  ['job.beforeDone', NORMAL, 'SUCCEEDED'],
  ['payment.voided', REFUSED, 'FAILED'],
  ['payment.afterSend', REFUSED, 'FAILED'],
  ['payment.afterSend', CREDITED_IN_SILENCE, 'SUCCEEDED'],
  ['payment.beforeSend', LOST_ONCE, 'SUCCEEDED'],
  ['payment.answered', LOST_ONCE, 'SUCCEEDED'],
  ['payment.voided', LOST_ALWAYS, 'FAILED'],
  ['job.beforeDone', LOST_ALWAYS, 'FAILED'],
]

test.each(DEATHS)('dying at %s while paying for %s ends %s', async (failpoint, billKey, end) => {
  for (let round = 0; round < runs(1, 6); round += 1) {
    const { ctx, accounts } = await newResident(world, { numbers: [billKey] })
    await ctx.db.prisma.simWaterCall.deleteMany()
    const { id } = await quote(ctx, accounts[0] ?? '', 'PREPAY', '150')
    const child = startChild('tests/crash/pay-child.ts', [world.world.ref.database, userIdOf(ctx), id], { SHUIDAN_FAILPOINT: failpoint })
    expect(await child.ended).toBe('SIGKILL')

    // PostgreSQL notices within moments that the dead process is gone, and gives back what it held.
    await poll('the payment has ended', async () => {
      await world.advance(2 * HOUR_MS)
      return isFinal((await stateOf(ctx, id)) ?? 'CREATED')
    })
    expect([await stateOf(ctx, id), await moneyProblems(ctx), world.jobErrors]).toEqual([end, [], []])

    // The resident, who never got an answer, asks again with the same key.
    expect(await confirm(ctx, id, `key-${id}`)).toMatchObject({ id, state: end })
    expect(await moneyProblems(ctx)).toEqual([])
  }
})

test('every failpoint is died at', () => {
  expect(FAILPOINTS.filter((failpoint) => !DEATHS.some(([died]) => died === failpoint))).toEqual([])
})
