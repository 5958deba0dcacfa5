/** Money goes back to where it came from: as a whole or in parts, once for each number, by its source's own rule. */
import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/db'
import { getFamilyCard } from '@/lib/funding/family'
import { moveIn } from '@/lib/funding/fund'
import { listMovements } from '@/lib/funding/wallet'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/kernel/calendar'
import { balanceOf, ledgerAccount } from '@/lib/ledger'
import { getPayment } from '@/lib/payments'
import { confirmMerged, quoteMerged } from '@/lib/payments/merged'
import { listRecords } from '@/lib/payments/records'
import { approveRefund, carryOutRefund, countWaiting, findPayments, getDeskPayment, getDeskRefund, getRefund, listRefunds, listRefundsOf, redirectRefund, rejectRefund } from '@/lib/payments/refunds'
import { sumFen } from '@/lib/kernel/money'
import { payWith } from '../../support/cards'
import { giveTo } from '../../support/family'
import { confirm, newKey, newResident, PASSWORD, payFromFund, quote, userIdOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { askRefund, codeOf, desk, paid } from '../../support/refunds'
import { refusal } from '../../support/refusal'
import { inWorld, type TestWorld } from '../../support/world'

const walletFen = (ctx: Ctx) => balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx)))
const stateOf = async (world: TestWorld, refundId: string) => (await getDeskRefund({ ctx: await desk(world), input: { refundId } })).state
const sound = async (world: TestWorld) => expect([await moneyProblems(await world.system()), world.jobErrors]).toEqual([[], []])

describe('from 零钱', () => {
  test('in parts, to the last fen; the bill is due again, and the resident sees each', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId, accountId } = await paid(world, { yuan: '100' })
      const before = await walletFen(ctx)
      for (const [n, yuan] of ['10.00', '30', '60'].entries()) await askRefund(world, paymentId, yuan, `PART-${n}`)
      await world.runDue()
      expect((await walletFen(ctx)) - before).toBe(10_000n)
      expect(await getPayment({ ctx, input: { paymentId } })).toMatchObject({ state: 'SUCCEEDED', refundedFen: 10_000n })
      const refunds = await listRefundsOf({ ctx, input: { paymentId } })
      expect(refunds.map(({ amountFen, state }) => `${state} ${amountFen}`).sort()).toEqual(['SUCCESS 1000', 'SUCCESS 3000', 'SUCCESS 6000'])
      const records = await Promise.all(['REFUNDED', 'PAID', 'FAILED'].map((state) => listRecords({ ctx, input: { state } })))
      expect(records.map(({ items, months }) => [items.map(({ id }) => id), months.map(({ paidFen, backFen }) => [paidFen, backFen])])).toEqual([[[paymentId], [[10_000n, 10_000n]]], [[paymentId], [[10_000n, 10_000n]]], [[], []]])
      const movements = (await listMovements({ ctx, input: {} })).items.map(({ kind, amountFen }) => `${kind} ${amountFen}`)
      expect(movements.sort()).toEqual(['PAYMENT -10000', 'REFUND 1000', 'REFUND 3000', 'REFUND 6000', 'TOP_UP 100000'])
      expect(await world.world.db.prisma.waterAccount.findUniqueOrThrow({ where: { id: accountId } })).toMatchObject({ dueFen: 9_000n })
      expect(await refusal(askRefund(world, paymentId, '0.01'))).toBe('REFUND_TOO_MUCH')
      await sound(world)
    }))

  test('as a whole it is 冲正 at the company, once however often it is asked for', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      const ids = await Promise.all(Array.from({ length: 8 }, () => askRefund(world, paymentId, '90', 'SAME')))
      expect(new Set(ids.map(({ id }) => id)).size).toBe(1)
      await world.runDue()
      expect(await walletFen(ctx)).toBe(100_000n)
      const order = await world.world.db.prisma.simWaterOrder.findFirstOrThrow({ where: { billNo: (await getPayment({ ctx, input: { paymentId } })).billNo } })
      expect(order.state).toBe(9)
      expect(await refusal(askRefund(world, paymentId, '80', 'SAME'))).toBe('REFUND_NO_USED')
      const other = await paid(world, { yuan: '90', billKey: '0100000005' })
      expect(await refusal(askRefund(world, other.paymentId, '90', 'SAME'))).toBe('REFUND_NO_USED')
      await sound(world)
    }))

  test('many at once give back no more than was paid', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '100' })
      const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => codeOf(askRefund(world, paymentId, '15', `RACE-${n}`))))
      expect(answers.filter((code) => code === null)).toHaveLength(6)
      expect(answers.filter((code) => code === 'REFUND_TOO_MUCH')).toHaveLength(14)
      await world.runDue()
      expect(await walletFen(ctx)).toBe(99_000n)
      await sound(world)
    }))
})

describe('each source by its own rule', () => {
  test('零钱通: into 零钱通', () =>
    inWorld('demo', async (world) => {
      const { ctx, accounts } = await newResident(world, { walletFen: 100_000n, numbers: ['0100000001'] })
      await moveIn({ ctx, input: { amount: '500', idempotencyKey: newKey() } })
      const paymentId = await payFromFund(ctx, accounts[0] ?? '', '120')
      await world.runDue()
      await askRefund(world, paymentId, '20')
      await world.runDue()
      expect(await balanceOf(ctx, ledgerAccount.fund(userIdOf(ctx)))).toBe(40_000n)
      await sound(world)
    }))

  test('亲情卡: to the giver, who is told; the month’s quota stays used', () =>
    inWorld('demo', async (world) => {
      const { ctx: giver } = await newResident(world, { walletFen: 100_000n })
      const receiver = await newResident(world, { numbers: ['0100000001'] })
      const cardId = await giveTo(giver, receiver.ctx)
      const { id: paymentId } = await quote(receiver.ctx, receiver.accounts[0] ?? '', 'PREPAY', '120')
      await payWith(receiver.ctx, paymentId, cardId)
      await world.runDue()
      const [left, own] = [(await getFamilyCard({ ctx: receiver.ctx, input: { familyCardId: cardId } })).leftFen, await walletFen(giver)]
      await askRefund(world, paymentId, '50')
      await world.runDue()
      expect((await getFamilyCard({ ctx: receiver.ctx, input: { familyCardId: cardId } })).leftFen).toBe(left)
      expect((await walletFen(giver)) - own).toBe(5_000n)
      expect((await listMovements({ ctx: giver, input: {} })).items).toContainEqual(expect.objectContaining({ kind: 'FAMILY_REFUND', amountFen: 5_000n }))
      expect(await world.world.db.prisma.serviceNotice.findFirst({ where: { kind: 'FAMILY_REFUNDED', userId: userIdOf(giver) } })).toMatchObject({ params: { amount: '50.00' } })
      await sound(world)
    }))

  test('储蓄卡: on its way for days, and there when the bank says so', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '100', card: {} })
      const { id } = await askRefund(world, paymentId, '40')
      await world.advance(HOUR_MS)
      const onWay = await getRefund({ ctx, input: { refundId: id } })
      expect(onWay.state).toBe('ARRIVING')
      expect((onWay.arrivesAt?.getTime() ?? 0) > (await world.system()).clock.now().getTime()).toBe(true)
      await sound(world)
      await world.advance(8 * DAY_MS)
      expect(await stateOf(world, id)).toBe('SUCCESS')
      expect((await world.world.db.prisma.serviceNotice.findMany({ where: { subjectId: id } })).map(({ kind }) => kind).sort()).toEqual(['REFUND_ARRIVED', 'REFUND_ON_WAY'])
      await sound(world)
    }))

  test('信用卡 over the legacy channel: the fee comes back in proportion, all of it in the end', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '133.33', companyCode: 'guangzhou', billKey: '300000000001', card: { kind: 'CREDIT' }, feeFen: '133' })
      await world.advance(3 * HOUR_MS)
      expect(await getPayment({ ctx, input: { paymentId } })).toMatchObject({ state: 'SUCCEEDED', feeFen: 133n })
      for (const yuan of ['33.33', '50', '50']) await askRefund(world, paymentId, yuan)
      await world.advance(HOUR_MS)
      const refunds = await listRefundsOf({ ctx, input: { paymentId } })
      expect(refunds.map(({ amountFen, feeFen }) => `${amountFen} ${feeFen}`).sort()).toEqual(['3333 33', '5000 50', '5000 50'])
      expect(sumFen(refunds.map(({ feeFen }) => feeFen))).toBe(133n)
      await sound(world)
    }))

  test('a card that takes nothing any more: it waits, and somebody sends it to 零钱', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '100', card: { behaviour: 'REFUND_REFUSED' } })
      const { id } = await askRefund(world, paymentId, '40')
      await world.advance(HOUR_MS)
      expect([await stateOf(world, id), await countWaiting({ ctx: await desk(world) })]).toEqual(['ABNORMAL', 1])
      await sound(world)
      const before = await walletFen(ctx)
      const admin = await desk(world, 'ADMIN')
      await redirectRefund({ ctx: admin, input: { refundId: id } })
      expect(await refusal(redirectRefund({ ctx: admin, input: { refundId: id } }))).toBe('REFUND_DECIDED')
      await world.runDue()
      expect((await walletFen(ctx)) - before).toBe(4_000n)
      expect(await getRefund({ ctx, input: { refundId: id } })).toMatchObject({ state: 'SUCCESS', isRedirected: true })
      await sound(world)
    }))

  test('the fee of what went to 零钱 stays with the acquirer, also from what goes back later', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '100', companyCode: 'guangzhou', billKey: '300000000001', card: { kind: 'CREDIT' }, feeFen: '100' })
      await world.advance(3 * HOUR_MS)
      await world.world.db.query(`UPDATE sim_bank.card SET behaviour = 'REFUND_REFUSED' RETURNING id`, [])
      const { id } = await askRefund(world, paymentId, '40')
      await world.advance(HOUR_MS)
      await redirectRefund({ ctx: await desk(world, 'ADMIN'), input: { refundId: id } })
      await world.world.db.query(`UPDATE sim_bank.card SET behaviour = 'NORMAL' RETURNING id`, [])
      await askRefund(world, paymentId, '60')
      await world.advance(HOUR_MS)
      expect((await listRefundsOf({ ctx, input: { paymentId } })).map(({ feeFen, feeKeptFen }) => `${feeFen} ${feeKeptFen}`).sort()).toEqual(['0 40', '60 0'])
      expect(await getPayment({ ctx, input: { paymentId } })).toMatchObject({ refundedFen: 10_060n })
      await sound(world)
    }))

  test.each(['REFUND_TIMEOUT_DONE', 'REFUND_LOST'] as const)('%s at the bank: asked again, given back once', (behaviour) =>
    inWorld('demo', async (world) => {
      const { paymentId } = await paid(world, { yuan: '100', card: { behaviour } })
      const { id } = await askRefund(world, paymentId, '40')
      await world.advance(2 * HOUR_MS)
      // A bank that never answers is never believed to have done it.
      if (behaviour === 'REFUND_TIMEOUT_DONE') {
        expect(await stateOf(world, id)).toBe('PAYING')
        await world.world.db.query(`UPDATE sim_bank.card SET behaviour = 'NORMAL' RETURNING id`, [])
      }
      await world.advance(8 * DAY_MS)
      expect(await stateOf(world, id)).toBe('SUCCESS')
      await sound(world)
    }))
})

describe('the company’s word', () => {
  test.each(['0100000421', '0100000422'])('%s: silence is asked again until there is an answer, and nothing goes back before', (billKey) =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90', billKey })
      const before = await walletFen(ctx)
      await askRefund(world, paymentId, '30', 'PART')
      await world.runDue()
      expect([await walletFen(ctx), (await listRefundsOf({ ctx, input: { paymentId } }))[0]?.state]).toEqual([before, 'ASKING'])
      await world.advance(10 * MINUTE_MS)
      expect((await walletFen(ctx)) - before).toBe(3_000n)
      await sound(world)
    }))

  test('a no after silence, to a whole, proves nothing: it is asked on until it is done', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90', billKey: '0100000422' })
      const before = await walletFen(ctx)
      const { id } = await askRefund(world, paymentId, '90')
      await world.runDue()
      await world.world.db.query(`UPDATE sim_water.customer SET behaviour = 'REFUND_REFUSED' WHERE bill_key = '0100000422' RETURNING bill_key`, [])
      await world.advance(HOUR_MS)
      expect([await stateOf(world, id), await walletFen(ctx)]).toEqual(['ASKING', before])
      expect(await getDeskRefund({ ctx: await desk(world), input: { refundId: id } })).toMatchObject({ code: 'SIM0010' })
      await world.world.db.query(`UPDATE sim_water.customer SET behaviour = 'NORMAL' WHERE bill_key = '0100000422' RETURNING bill_key`, [])
      await world.advance(2 * HOUR_MS)
      expect([await stateOf(world, id), (await walletFen(ctx)) - before]).toEqual(['SUCCESS', 9_000n])
      await sound(world)
    }))

  test('two workers never send the same one at once', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90' })
      const { id } = await askRefund(world, paymentId, '30')
      const system = await world.system()
      await Promise.all([1, 2, 3].map(() => carryOutRefund(system, id)))
      await world.advance(HOUR_MS)
      expect(await stateOf(world, id)).toBe('SUCCESS')
      expect((await listMovements({ ctx, input: {} })).items.filter(({ kind }) => kind === 'REFUND')).toHaveLength(1)
      await sound(world)
    }))

  test('a company that refuses ends it, and the money stays where it is', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '90', billKey: '0100000420' })
      const before = await walletFen(ctx)
      const { id } = await askRefund(world, paymentId, '30')
      await world.runDue()
      expect(await getRefund({ ctx, input: { refundId: id } })).toMatchObject({ state: 'CLOSED', code: 'SIM0010', prompt: '该笔缴费无法退款,请联系缴费单位' })
      expect(await walletFen(ctx)).toBe(before)
      await sound(world)
    }))
})

describe('at the desk', () => {
  test('above the limit a second person decides, also where parts add up to it', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '900' })
      const { id: small } = await askRefund(world, paymentId, '500')
      const { id } = await askRefund(world, paymentId, '0.01')
      await world.runDue()
      expect([await stateOf(world, small), await stateOf(world, id)]).toEqual(['SUCCESS', 'PENDING'])
      expect((await listRefundsOf({ ctx, input: { paymentId } })).map((refund) => refund.id)).toEqual([small])
      expect(await refusal(getRefund({ ctx, input: { refundId: id } }))).toBe('NOT_FOUND')
      expect(await refusal(approveRefund({ ctx: await desk(world), input: { refundId: id } }))).toBe('REFUND_OWN')
      await expect(world.world.db.query(`UPDATE payment_refund SET state = 'ASKING', decided_by = requested_by WHERE id = $1 RETURNING id`, [id])).rejects.toThrow('two_people')
      const admin = await desk(world, 'ADMIN')
      const answers = await Promise.all([approveRefund, rejectRefund, approveRefund].map((decide) => codeOf(decide({ ctx: admin, input: { refundId: id } }))))
      expect(answers.filter((code) => code === null)).toHaveLength(1)
      expect(answers.filter((code) => code === 'REFUND_DECIDED')).toHaveLength(2)
      await world.runDue()
      await sound(world)
    }))

  test('turned down or withdrawn it leaves the money to be given back another time', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId } = await paid(world, { yuan: '900' })
      for (const who of ['ADMIN', 'OPERATOR'] as const) {
        const { id } = await askRefund(world, paymentId, '900')
        await rejectRefund({ ctx: await desk(world, who), input: { refundId: id } })
        expect(await getDeskRefund({ ctx: await desk(world), input: { refundId: id } })).toMatchObject({ state: 'CLOSED', code: who === 'ADMIN' ? 'REJECTED' : 'WITHDRAWN' })
      }
      expect(await listRefundsOf({ ctx, input: { paymentId } })).toEqual([])
      expect((await getDeskPayment({ ctx: await desk(world), input: { paymentId } })).leftFen).toBe(90_000n)
      await sound(world)
    }))

  test('nothing that has not been paid, nothing after a year, and no more than fifty parts', () =>
    inWorld('demo', async (world) => {
      const { ctx, paymentId, accountId } = await paid(world, { yuan: '100' })
      const { id: quoted } = await quote(ctx, accountId, 'PREPAY', '10')
      expect(await refusal(askRefund(world, quoted, '1'))).toBe('REFUND_NOT_PAID')
      for (let n = 0; n < 50; n += 1) await askRefund(world, paymentId, '0.01')
      expect(await refusal(askRefund(world, paymentId, '0.01'))).toBe('REFUND_TOO_MANY')
      const { paymentId: old } = await paid(world, { yuan: '100', billKey: '0100000005' })
      await world.world.db.query(`UPDATE payment SET ended_at = ended_at - interval '365 days' WHERE id = $1 RETURNING id`, [old])
      await askRefund(world, old, '1')
      await world.advance(MINUTE_MS)
      expect(await refusal(askRefund(world, old, '1'))).toBe('REFUND_TOO_LATE')
      await sound(world)
    }))

  test('a merged payment goes back leg by leg, and is found by any of its numbers', () =>
    inWorld('demo', async (world) => {
      const { ctx, accounts } = await newResident(world, { walletFen: 100_000n, numbers: ['0100000001', '0100000002'] })
      const merged = await quoteMerged({ ctx, input: { waterAccountIds: accounts, idempotencyKey: newKey() } })
      const amountFen = String(sumFen(merged.legs.map((leg) => leg.amountFen)))
      await confirmMerged({ ctx, input: { mergedId: merged.id, password: PASSWORD, idempotencyKey: newKey(), amountFen } })
      await world.runDue()
      const staff = await desk(world)
      const legs = await findPayments({ ctx: staff, input: { number: ` ${merged.id} ` } })
      expect(legs.map(({ id }) => id)).toEqual(merged.legs.map(({ id }) => id))
      const [leg] = legs
      for (const number of [leg?.id, leg?.billNo, leg?.transactionId]) expect((await findPayments({ ctx: staff, input: { number } })).map(({ id }) => id)).toEqual([leg?.id])
      expect(await findPayments({ ctx: staff, input: { number: "' OR 1=1 --" } })).toEqual([])
      await askRefund(world, leg?.id ?? '', '90')
      await world.runDue()
      expect((await findPayments({ ctx: staff, input: { number: merged.id } })).map(({ leftFen, amountFen }) => [leftFen, amountFen])).toEqual([[0n, 9_000n], [legs[1]?.amountFen, legs[1]?.amountFen]])
      expect((await listRefunds({ ctx: staff, input: { state: 'SUCCESS' } })).items).toHaveLength(1)
      await sound(world)
    }))

  test('bad input changes nothing and says what is wrong', () =>
    inWorld('demo', async (world) => {
      const { paymentId } = await paid(world, { yuan: '100' })
      for (const amount of ['', '0', '-1', '1.001', 'abc', '1e3']) expect(await refusal(askRefund(world, paymentId, amount))).toBe('AMOUNT_INVALID')
      for (const reason of ['', '   ', '<b>', 'x'.repeat(81), '退\u202e款']) expect(await refusal(askRefund(world, paymentId, '1', undefined, reason))).toBe('REFUND_REASON')
      for (const number of ['', 'a b', 'x'.repeat(65), '退']) expect(await refusal(askRefund(world, paymentId, '1', number))).toBe('INVALID_INPUT')
      expect(await refusal(askRefund(world, 'pay_none', '1'))).toBe('NOT_FOUND')
      expect(await world.world.db.prisma.paymentRefund.count()).toBe(0)
    }))

  test('the company’s next settlement is less by it, its fee too', () =>
    inWorld('demo', async (world) => {
      const { paymentId } = await paid(world, { yuan: '100', companyCode: 'guangzhou', billKey: '300000000001' })
      await world.advance(3 * DAY_MS)
      const before = await world.world.db.prisma.settlement.findFirstOrThrow({ where: { companyCode: 'guangzhou' } })
      expect([before.state, before.netFen]).toEqual(['DONE', 9_940n])
      await paid(world, { yuan: '200', companyCode: 'guangzhou', billKey: '300000000002' })
      await askRefund(world, paymentId, '50')
      await world.advance(7 * DAY_MS)
      const rows = await world.world.db.prisma.settlement.findMany({ where: { companyCode: 'guangzhou', state: 'DONE' }, orderBy: { day: 'asc' } })
      expect(rows.slice(1).map(({ grossFen, refundFen, netFen }) => [grossFen, refundFen, netFen])).toEqual([[20_000n, -5_000n, 14_910n]])
      await sound(world)
    }))
})

test('paying again after a refund works as if nothing had been', () =>
  inWorld('demo', async (world) => {
    const { ctx, paymentId, accountId } = await paid(world, { yuan: '90' })
    await askRefund(world, paymentId, '90')
    await world.runDue()
    const { id } = await quote(ctx, accountId)
    await confirm(ctx, id)
    await world.runDue()
    expect(await getPayment({ ctx, input: { paymentId: id } })).toMatchObject({ state: 'SUCCEEDED', amountFen: 9_000n, refundedFen: 0n })
    await sound(world)
  }))
