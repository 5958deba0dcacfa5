/** At each named place of a settlement and of a comparison the process dies; whoever comes after it pays the company once. */
import { afterAll, expect, test } from 'vitest'
import { FAILPOINTS, type Failpoint } from '@/lib/kernel/failpoint'
import { DAY_MS } from '@/lib/kernel/calendar'
import { killAll } from '../support/child'
import { runLosing } from '../support/losing'
import { moneyProblems } from '../support/money-books'
import { poll } from '../support/poll'
import { goTo, numbersOf, paidTo, payTo, settlementsOf } from '../support/recon'
import { inWorld } from '../support/world'
import { dieAt } from './die-at'

afterAll(killAll)

/** Where it dies. */
const DEATHS: Failpoint[] = ['settlement.made', 'settlement.beforeSend', 'settlement.answered', 'settlement.paid', 'statement.read', 'statement.compared']

test.each(DEATHS)('dying at %s: each company is paid once, and the day is compared', (failpoint) =>
  inWorld('demo', async (world) => {
    for (const company of ['beijing', 'shanghai', 'guangzhou'] as const) await payTo(world, company, '300')
    await goTo(world, '2026-03-17 09:00')
    await dieAt(world, failpoint, 'turn', '2')
    await poll('all is settled', async () => {
      await world.advance(DAY_MS / 24)
      return (await world.world.db.prisma.settlement.count({ where: { state: 'DONE' } })) === 3
    })
    for (const [company, fen] of [['beijing', 30_000n], ['shanghai', 29_940n], ['guangzhou', 29_820n]] as const) {
      expect(await settlementsOf(world, company)).toMatchObject([{ day: '2026-03-17', state: 'DONE', attempt: 1 }])
      expect(await paidTo(world, company)).toEqual({ fen, numbers: await numbersOf(world, company) })
    }
    expect(await world.world.db.prisma.custodianDay.findMany()).toMatchObject([{ day: '2026-03-16' }])
    expect([await world.world.db.prisma.statementBreak.count(), await moneyProblems(await world.system()), world.jobErrors]).toEqual([0, [], []])
  }))

test('dying once it is given up: refused, its number is good for nothing, and the next working day pays', () =>
  inWorld('demo', async (world) => {
    const merchant = (acquirerMerchantNo: string) => world.world.db.prisma.company.update({ where: { code: 'beijing' }, data: { acquirerMerchantNo } })
    await payTo(world, 'beijing', '300')
    await merchant('898000000000')
    await goTo(world, '2026-03-17 09:59')
    await runLosing(world, ['REQUEST'], 60_000)
    await dieAt(world, 'settlement.givenUp', 'turn', '1')
    await merchant('898110100001')
    await poll('it is refused', async () => {
      await world.advance(DAY_MS / 24)
      return (await settlementsOf(world, 'beijing'))[0]?.state === 'REFUSED'
    })
    await goTo(world, '2026-03-18 12:00')
    expect(await settlementsOf(world, 'beijing')).toMatchObject([{ day: '2026-03-17', state: 'DONE', attempt: 2 }])
    expect([await paidTo(world, 'beijing'), await moneyProblems(await world.system())]).toEqual([{ fen: 30_000n, numbers: await numbersOf(world, 'beijing') }, []])
  }))

test('every failpoint of settlements and statements is died at', () => {
  expect(FAILPOINTS.filter((failpoint) => /^(settlement|statement)\./.test(failpoint) && ![...DEATHS, 'settlement.givenUp'].includes(failpoint))).toEqual([])
})
