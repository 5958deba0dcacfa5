/** Random lives of three companies: payments, money given back, days with lost messages, merchant numbers that are wrong for a while. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { DAY_MS, HOUR_MS } from '@/lib/kernel/calendar'
import { ledgerAccount, postJournal } from '@/lib/ledger'
import { verifySettlements } from '@/lib/recon'
import { newResident, userIdOf } from '../support/journey'
import { runLosing, type Lost } from '../support/losing'
import { ledgerProblems } from '../support/money-books'
import { paidTo, payTo } from '../support/recon'
import type { TestWorld } from '../support/world'

const COMPANIES = ['beijing', 'shanghai', 'guangzhou'] as const
type Company = (typeof COMPANIES)[number]

export type Step =
  | { do: 'PAY'; company: Company; yuan: number }
  | { do: 'GIVE_BACK'; company: Company; fen: bigint }
  | { do: 'DAYS'; days: number; lost: Lost[] }
  | { do: 'MERCHANT'; company: Company; isRight: boolean }

const company = fc.constantFrom(...COMPANIES)
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('PAY' as const), company, yuan: fc.integer({ min: 1, max: 400 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('GIVE_BACK' as const), company, fen: fc.bigInt({ min: 1n, max: 30_000n }) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('DAYS' as const), days: fc.integer({ min: 1, max: 4 }), lost: fc.array(fc.constantFrom<Lost>('ANSWER', 'REQUEST', 'NOTHING'), { maxLength: 12 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('MERCHANT' as const), company, isRight: fc.boolean() }) },
  ),
  { minLength: 4, maxLength: 14 },
)

async function take(world: TestWorld, step: Step, serial: number, merchants: ReadonlyMap<string, string>): Promise<void> {
  const { prisma } = world.world.db
  switch (step.do) {
    case 'PAY':
      return void (await payTo(world, step.company, String(step.yuan)))
    case 'GIVE_BACK': {
      const userId = userIdOf((await newResident(world)).ctx)
      const postings = [{ account: ledgerAccount.payable(step.company), amountFen: -step.fen }, { account: ledgerAccount.wallet(userId), amountFen: step.fen }]
      return postJournal(await world.system(), { id: `refund:back${serial}`, kind: 'REFUND', subjectId: `back${serial}`, postings })
    }
    case 'DAYS':
      return runLosing(world, [...step.lost], step.days * DAY_MS)
    case 'MERCHANT':
      return void (await prisma.company.update({ where: { code: step.company }, data: { acquirerMerchantNo: step.isRight ? merchants.get(step.company) : '898000000000' } }))
  }
}

export async function live(world: TestWorld, life: Step[]): Promise<void> {
  const rows = await world.world.db.prisma.company.findMany()
  const merchants = new Map(rows.map(({ code, acquirerMerchantNo }) => [code, acquirerMerchantNo]))
  for (const [serial, step] of life.entries()) {
    await take(world, step, serial, merchants)
    expect(await ledgerProblems(await world.system())).toEqual([])
  }
  for (const [code, acquirerMerchantNo] of merchants) await world.world.db.prisma.company.update({ where: { code }, data: { acquirerMerchantNo } })
  // Past the next weekend, and whatever was under way.
  await world.advance(7 * DAY_MS + HOUR_MS)
  expect(await verifySettlements(await world.system())).toEqual([])
  for (const code of COMPANIES) await expectPaid(world, code)
  expect([await world.world.db.prisma.statementBreak.count({ where: { state: 'OPEN' } }), world.jobErrors]).toEqual([0, []])
}

/** All that the company is owed it has, once, unless nothing is left for it; the bank says the same. */
async function expectPaid({ world, ...test }: TestWorld, companyCode: string): Promise<void> {
  const settlements = await world.db.prisma.settlement.findMany({ where: { companyCode } })
  const [{ waiting } = { waiting: 0n }] = await world.db.query<{ waiting: bigint }>('SELECT coalesce(sum(balance_fen), 0)::bigint AS waiting FROM ledger_balance WHERE account_id = $1', [`payable:${companyCode}`])
  const open = settlements.filter(({ state }) => state !== 'DONE' && state !== 'CARRIED')
  expect([companyCode, open, waiting <= 0n]).toEqual([companyCode, [], true])
  const netFen = settlements.filter(({ state }) => state === 'DONE').reduce((sum, one) => sum + one.netFen, 0n)
  const { fen, numbers } = await paidTo({ world, ...test }, companyCode)
  expect([fen, numbers.length]).toEqual([netFen, settlements.filter(({ state }) => state === 'DONE').length])
  const lines = await world.db.prisma.settlementLine.findMany({ where: { kind: 'PAYMENT', settlementId: { in: settlements.map(({ id }) => id) } } })
  const payments = await world.db.prisma.payment.count({ where: { companyCode, state: 'SUCCEEDED' } })
  expect(new Set(lines.map(({ subjectId }) => subjectId)).size).toBe(lines.length)
  // While nothing is left for a company, its payments wait.
  if (waiting === 0n) expect(lines.length).toBe(payments)
}
