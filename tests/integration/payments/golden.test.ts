/** The main job from number to receipt, with every figure on the way: 18 m³, 90.00. */
import { expect, test } from 'vitest'
import { getWaterAccount, listWaterAccounts } from '@/lib/accounts'
import { getAccountBills, getBill } from '@/lib/bills'
import { balanceAt, balanceOf, ledgerAccount } from '@/lib/ledger'
import { getPayment, listTransitions } from '@/lib/payments'
import { listRecords } from '@/lib/payments/records'
import { readInbox, readPaymentPath } from '@/lib/qa'
import { bindAccount, confirm, quote, userIdOf } from '../../support/journey'
import { moneyProblems } from '../../support/money-books'
import { useWorld } from '../../support/world'

const world = useWorld('demo')

test('bind, look at the bill and its tiers, pay 90.00, see it everywhere', async () => {
  const ctx = await world.resident()
  const started = ctx.clock.now()
  const waterAccountId = await bindAccount(ctx, '0100000001')
  await world.runDue()
  expect(await getWaterAccount({ ctx, input: { waterAccountId } })).toMatchObject({ dueFen: 9000n, balanceFen: 0n, cityName: '北京' })

  const { bills, usage } = await getAccountBills({ ctx, input: { waterAccountId } })
  expect(bills[0]).toMatchObject({ billNo: '2026020100000001', volumeM3: 18, usedBeforeM3: 0, amountFen: 9000n, outstandingFen: 9000n, state: 'DUE' })
  expect(usage.slice(-2)).toEqual([{ month: '202601', volumeM3: 9, readType: 'ACTUAL' }, { month: '202602', volumeM3: 9, readType: 'ACTUAL' }])
  const bill = await getBill({ ctx, input: { waterAccountId, billNo: '2026020100000001' } })
  expect(bill.lines.map(({ tier, component, volumeM3, amountFen }) => [tier, component, volumeM3, amountFen])).toEqual([
    [1, 'WATER', 18, 3726n],
    [1, 'RESOURCE_TAX', 18, 2826n],
    [1, 'SEWAGE', 18, 2448n],
  ])
  expect(bill).toMatchObject({ differs: false, expectedFen: 9000n })
  expect(bill.bars.map(({ tiers }) => tiers.map(({ fromM3, toM3, priceE4, thisBillM3, leftM3 }) => [fromM3, toM3, priceE4, thisBillM3, leftM3]))).toEqual([
    [[0, 180, 50_000n, 18, 162], [180, 260, 70_000n, 0, 80], [260, null, 90_000n, 0, null]],
  ])

  const quoted = await quote(ctx, waterAccountId)
  expect(quoted).toMatchObject({ state: 'CREATED', intent: 'FULL', amountFen: 9000n, arrearsFen: 9000n, companyName: '北京市自来水（模拟）', source: 'BALANCE' })
  expect(await confirm(ctx, quoted.id)).toMatchObject({ state: 'RESERVED' })
  expect([await balanceOf(ctx, ledgerAccount.wallet(userIdOf(ctx))), await balanceOf(ctx, ledgerAccount.held(userIdOf(ctx)))]).toEqual([41_000n, 9000n])
  await world.runDue()

  const paid = await getPayment({ ctx, input: { paymentId: quoted.id } })
  expect(paid).toMatchObject({ state: 'SUCCEEDED', channelBillNo: expect.stringMatching(/^\d{20}$/), endedAt: started, failureCode: null })
  expect((await listTransitions({ ctx, input: { paymentId: quoted.id } })).map(({ from, to }) => `${from} ${to}`)).toEqual(['CREATED RESERVED', 'RESERVED CREDITING', 'CREDITING SUCCEEDED'])
  expect((await listRecords({ ctx, input: {} })).items.map(({ id }) => id)).toEqual([quoted.id])
  const [account] = await listWaterAccounts({ ctx })
  expect(account).toMatchObject({ id: waterAccountId, dueFen: 0n, lastPaidAt: started })
  expect((await getAccountBills({ ctx, input: { waterAccountId } })).bills[0]).toMatchObject({ state: 'PAID', paidFen: 9000n, outstandingFen: 0n })
  expect([await balanceOf(ctx, ledgerAccount.payable('beijing')), await balanceOf(ctx, ledgerAccount.held(userIdOf(ctx)))]).toEqual([9000n, 0n])
  expect(await balanceAt(ctx, ledgerAccount.wallet(userIdOf(ctx)), new Date(started.getTime() - 1))).toBe(0n)

  const order = await ctx.db.prisma.simWaterOrder.findFirstOrThrow({ where: { billNo: paid.billNo } })
  expect(order).toMatchObject({ billKey: '0100000001', amountFen: 9000n, state: 2, transactionId: paid.transactionId, channelBillNo: paid.channelBillNo })
  expect(order.allocation).toEqual({ bills: [{ billNo: '2026020100000001', lateFen: 0, principalFen: 9000 }], prepaidFen: 0 })
  const path = await readPaymentPath(ctx, quoted.id)
  expect(path?.steps.map((step) => (step.kind === 'STATE' ? step.to : step.kind === 'WIRE' ? step.operation : step.name))).toEqual(['RESERVED', 'RESERVE', 'CREDITING', 'charge', 'SUCCEEDED', 'POST'])
  expect((await readInbox(ctx)).map((item) => (item.kind === 'SMS' ? item.sender : item.notice)).sort()).toEqual(['ACCOUNT_BOUND', 'PAYMENT_SUCCEEDED', '北京水务(模拟)'])
  expect([await moneyProblems(ctx), world.jobErrors]).toEqual([[], []])
})

test('a bill that crosses into the third tier is drawn as the company reckons it', async () => {
  const ctx = await world.resident('李先生')
  const account = await ctx.db.prisma.waterAccount.findFirstOrThrow({ where: { billKey: '0100000004' } })
  const { bills } = await getAccountBills({ ctx, input: { waterAccountId: account.id } })
  const crossing = bills.find(({ usedBeforeM3, volumeM3 }) => usedBeforeM3 < 260 && usedBeforeM3 + volumeM3 > 260)
  const bill = await getBill({ ctx, input: { waterAccountId: account.id, billNo: crossing?.billNo } })
  expect(bill).toMatchObject({ usedBeforeM3: 216, volumeM3: 55, amountFen: 40_700n, expectedFen: 40_700n, differs: false })
  expect(bill.bars[0]?.tiers.map(({ usedBeforeM3, thisBillM3 }) => [usedBeforeM3, thisBillM3])).toEqual([[180, 0], [36, 44], [0, 11]])
  expect(bill.lines.map(({ tier, component, volumeM3, amountFen }) => [tier, component, volumeM3, amountFen])).toEqual([
    [2, 'WATER', 44, 17_908n],
    [2, 'RESOURCE_TAX', 44, 6908n],
    [2, 'SEWAGE', 44, 5984n],
    [3, 'WATER', 11, 6677n],
    [3, 'RESOURCE_TAX', 11, 1727n],
    [3, 'SEWAGE', 11, 1496n],
  ])
})
