/** At each named place of the payment path the process dies; whoever comes after it brings the payment to its end. */
import { afterAll, expect, test } from 'vitest'
import { FAILPOINTS, type Failpoint } from '@/lib/kernel/failpoint'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { isFinal, type PaymentState } from '@/lib/payments'
import { bindCard, payWith, type WhichCard } from '../support/cards'
import { newResident, quote, stateOf, userIdOf } from '../support/journey'
import { moneyProblems } from '../support/money-books'
import { poll } from '../support/poll'
import { runs } from '../support/runs'
import { useWorld } from '../support/world'
import { killAll } from '../support/child'
import { dieAt } from './die-at'

const world = useWorld('demo')
afterAll(killAll)

const NORMAL = '0100000001'
const CREDITED_IN_SILENCE = '0100000408'
const LOST_ONCE = '0100000409'
const LOST_ALWAYS = '0100000410'
const REFUSED = '0100000500'

const BY_CARD: WhichCard = {}
const SILENT_CARD: WhichCard = { behaviour: 'AUTH_TIMEOUT_DONE' }
const FROZEN_CARD: WhichCard = { zh: /冻结/ }

/** Where it dies, whose bill it pays, how that must end, and from which card unless from 零钱. */
const DEATHS: [Failpoint, string, PaymentState, WhichCard?][] = [
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
  ['payment.marked', NORMAL, 'SUCCEEDED', BY_CARD],
  ['payment.marked', NORMAL, 'CLOSED', FROZEN_CARD],
  ['payment.authorised', NORMAL, 'SUCCEEDED', BY_CARD],
  ['payment.funded', NORMAL, 'SUCCEEDED', BY_CARD],
  ['payment.authorised', NORMAL, 'SUCCEEDED', SILENT_CARD],
  ['payment.unfunded', NORMAL, 'CLOSED', FROZEN_CARD],
  ['payment.posted', NORMAL, 'SUCCEEDED', BY_CARD],
  ['bank.settled', NORMAL, 'SUCCEEDED', BY_CARD],
  ['bank.settled', REFUSED, 'FAILED', BY_CARD],
]

test.each(DEATHS)('dying at %s while paying for %s ends %s', async (failpoint, billKey, end, which) => {
  for (let round = 0; round < runs(1, 6); round += 1) {
    const { ctx, accounts } = await newResident(world, { numbers: [billKey] })
    await ctx.db.prisma.simWaterCall.deleteMany()
    const instrument = which ? await bindCard(ctx, which) : 'BALANCE'
    const { id } = await quote(ctx, accounts[0] ?? '', 'PREPAY', '150')
    await dieAt(world, failpoint, 'pay', userIdOf(ctx), id, instrument)
    await poll('the payment has ended', async () => {
      await world.advance(2 * HOUR_MS)
      return isFinal((await stateOf(ctx, id)) ?? 'CREATED')
    })
    expect([await stateOf(ctx, id), await moneyProblems(ctx), world.jobErrors]).toEqual([end, [], []])

    // The resident, who never got an answer, asks again with the same key.
    expect(await payWith(ctx, id, instrument, '0', `key-${id}`)).toMatchObject({ id, state: end })
    expect(await moneyProblems(ctx)).toEqual([])
  }
})

test('every failpoint is died at, here or in the tests of settlements, refunds, transfers and invoices', () => {
  expect(FAILPOINTS.filter((failpoint) => !/^(settlement|statement|refund|transfer|invoice)\./.test(failpoint) && !DEATHS.some(([died]) => died === failpoint))).toEqual([])
})
