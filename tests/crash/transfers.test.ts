/** At each named place of a 充值 or 提现 the process dies; whoever comes after it moves the money once, or not at all. */
import { afterAll, expect, test } from 'vitest'
import { getTransfer, topUp, withdraw } from '@/lib/funding/wallet'
import { HOUR_MS } from '@/lib/kernel/calendar'
import { FAILPOINTS, type Failpoint } from '@/lib/kernel/failpoint'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { bindCard, type WhichCard } from '../support/cards'
import { killAll } from '../support/child'
import { newKey, newResident, PASSWORD, userIdOf } from '../support/journey'
import { moneyProblems } from '../support/money-books'
import { poll } from '../support/poll'
import { useWorld } from '../support/world'
import { dieAt } from './die-at'

const world = useWorld('demo')
afterAll(killAll)

const FROZEN: WhichCard = { zh: /冻结/ }
const LOST_ALWAYS: WhichCard = { behaviour: 'AUTH_ALWAYS_LOST' }

/** Where it dies, what it does with 50.00, and how that must end. */
const DEATHS: [Failpoint, 'IN' | 'OUT', 'DONE' | 'REFUSED', WhichCard?][] = [
  ['transfer.beforeSend', 'IN', 'DONE'],
  ['transfer.beforeSend', 'OUT', 'DONE'],
  ['transfer.beforeSend', 'OUT', 'REFUSED', FROZEN],
  ['transfer.answered', 'IN', 'DONE'],
  ['transfer.answered', 'OUT', 'DONE'],
  ['transfer.answered', 'OUT', 'REFUSED', FROZEN],
  ['transfer.givenUp', 'IN', 'REFUSED', LOST_ALWAYS],
]

test.each(DEATHS)('dying at %s, %s: %s', async (failpoint, way, end, which) => {
  const { ctx } = await newResident(world)
  const input = { cardId: await bindCard(ctx, which), amount: '50', password: PASSWORD, idempotencyKey: newKey() }
  const { id: transferId } = await (way === 'IN' ? topUp : withdraw)({ ctx, input })
  await dieAt(world, failpoint, 'turn', '2')
  await poll('the transfer has ended', async () => {
    await world.advance(HOUR_MS)
    return ['DONE', 'REFUSED'].includes((await getTransfer({ ctx, input: { transferId } })).state)
  })
  const moved = end === 'REFUSED' ? 0n : way === 'IN' ? 5_000n : -5_000n
  expect(await getTransfer({ ctx, input: { transferId } })).toMatchObject({ state: end })
  expect([(await balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))) - 100_000n, await moneyProblems(ctx), world.jobErrors]).toEqual([moved, [], []])
})

test('every failpoint of transfers is died at', () => {
  expect(FAILPOINTS.filter((failpoint) => failpoint.startsWith('transfer.') && !DEATHS.some(([died]) => died === failpoint))).toEqual([])
})
