/** At each named place of a refund the process dies; whoever comes after it gives the money back once. */
import { afterAll, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '@/lib/kernel/calendar'
import { FAILPOINTS, type Failpoint } from '@/lib/kernel/failpoint'
import { getPayment } from '@/lib/payments'
import { listRefundsOf } from '@/lib/payments/refunds'
import type { WhichCard } from '../support/cards'
import { killAll } from '../support/child'
import { userIdOf } from '../support/journey'
import { moneyProblems } from '../support/money-books'
import { poll } from '../support/poll'
import { askRefund, desk, paid } from '../support/refunds'
import { runs } from '../support/runs'
import { useWorld } from '../support/world'
import { dieAt } from './die-at'

const world = useWorld('demo')
afterAll(killAll)

const WHOLE = '90'
const PART = '33.33'
const BY_CARD: WhichCard = {}

/** Where it dies, how much of 90.00 was to go back, and to which card unless to 零钱. */
const DEATHS: [Failpoint, string, WhichCard?][] = [
  ['refund.requested', PART],
  ['refund.beforeSend', PART],
  ['refund.beforeSend', WHOLE],
  ['refund.answered', PART],
  ['refund.answered', WHOLE],
  ['refund.takenBack', PART],
  ['refund.takenBack', WHOLE, BY_CARD],
  ['refund.answered', PART, BY_CARD],
  ['refund.beforeBank', PART, BY_CARD],
  ['refund.banked', PART, BY_CARD],
  ['refund.banked', WHOLE, { behaviour: 'REFUND_LOST' }],
]

test.each(DEATHS)('dying at %s while %s yuan go back: they go back once', async (failpoint, yuan, card) => {
  for (let round = 0; round < runs(1, 4); round += 1) {
    const { ctx, paymentId } = await paid(world, { yuan: '90', billKey: '0100000005', card })
    await world.advance(HOUR_MS)
    const staff = await desk(world)
    await dieAt(world, failpoint, 'refund', userIdOf(staff), paymentId, yuan)
    await poll('the refund is at its source', async () => {
      await world.advance(DAY_MS)
      return (await listRefundsOf({ ctx, input: { paymentId } })).every(({ state }) => state === 'SUCCESS')
    })
    // Whoever asked never got an answer, and asks again with the same number.
    const { id } = await askRefund(world, paymentId, yuan, `back-${paymentId}`)
    await world.runDue()
    const backFen = BigInt(Math.round(Number(yuan) * 100))
    expect((await listRefundsOf({ ctx, input: { paymentId } })).map((refund) => [refund.id, refund.amountFen])).toEqual([[id, backFen]])
    expect(await getPayment({ ctx, input: { paymentId } })).toMatchObject({ refundedFen: backFen })
    expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])
  }
})

test('every failpoint of refunds is died at', () => {
  expect(FAILPOINTS.filter((failpoint) => failpoint.startsWith('refund.') && !DEATHS.some(([died]) => died === failpoint))).toEqual([])
})
