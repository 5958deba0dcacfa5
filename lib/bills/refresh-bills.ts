import { answerOrThrow, askCompany, tariffsOf } from '@/lib/companies'
import { withTransaction, type Ctx } from '@/lib/db'
import type { BillDetail, Profile, UsageMonth } from '@/lib/gateways/water'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { DONE, type JobOutcome } from '@/lib/platform'
import { expectedBill } from './expected'

/** What the account page shows: two years. */
const MONTHS = 24
const MAX_BILLS = 60

type Target = { id: string; companyCode: string; billKey: string; householdSize: number }
type Statement = { profile: Profile; bills: BillDetail[]; usage: UsageMonth[] }

/** Asks the company for balance, bills and usage of an account and keeps what it says. Errors: COMPANY_*. */
export async function refreshBills(ctx: Ctx, account: Target, occasion: string): Promise<void> {
  const statement = await readStatement(ctx, account, occasion)
  const tariffs = await tariffsOf(ctx, account.companyCode)
  const people = statement.profile.people
  const rows = statement.bills.map((bill) => toRow(bill, expectedBill(tariffs, { ...bill, people })?.totalFen ?? bill.amountFen))
  await withTransaction(ctx, (tx) => store(tx, account, statement, rows))
}

async function readStatement(ctx: Ctx, { companyCode, billKey }: Target, occasion: string): Promise<Statement> {
  const topic = (step: string) => ({ companyCode, subjectId: `${companyCode}:${billKey}`, sequence: `${step}:${occasion}` })
  const profile = answerOrThrow(await askCompany(ctx, topic('profile'), (gateway, call) => gateway.profile(call, { billKey })))
  const bills = answerOrThrow(await askCompany(ctx, topic('bills'), (gateway, call) => gateway.bills(call, { billKey, beginNum: 1, queryNum: MAX_BILLS })))
  const usage = answerOrThrow(await askCompany(ctx, topic('usage'), (gateway, call) => gateway.usage(call, { billKey, months: MONTHS })))
  return { profile, bills: bills.items, usage }
}

function day(yyyymmdd: string): Date {
  return shanghaiInstant(Number(yyyymmdd.slice(0, 4)), Number(yyyymmdd.slice(4, 6)), Number(yyyymmdd.slice(6, 8)))
}

function toRow(bill: BillDetail, expectedFen: bigint) {
  return { ...bill, issuedOn: day(bill.issuedOn), dueOn: day(bill.dueOn), expectedFen }
}

function oldestDue(bills: ReturnType<typeof toRow>[]): Date | null {
  const days = bills.filter((bill) => bill.amountFen + bill.lateFeeFen > bill.paidFen).map((bill) => bill.dueOn.getTime())
  return days.length > 0 ? new Date(Math.min(...days)) : null
}

/** In one transaction, so that a page never shows new bills beside an old balance. */
async function store(tx: Ctx, account: Target, { profile, usage }: Statement, bills: ReturnType<typeof toRow>[]): Promise<void> {
  const { companyCode, billKey } = account
  const refreshedAt = tx.clock.now()
  // One writer at a time for a 户号; two refreshes in another order would wait for each other's rows in a circle.
  await tx.db.query('SELECT version FROM due_version WHERE company_code = $1 AND bill_key = $2 FOR UPDATE', [companyCode, billKey])
  for (const { billNo, ...bill } of bills) {
    const data = { ...bill, refreshedAt }
    await tx.db.prisma.bill.upsert({ where: { companyCode_billKey_billNo: { companyCode, billKey, billNo } }, update: data, create: { companyCode, billKey, billNo, ...data } })
  }
  await tx.db.prisma.monthlyUsage.createMany({ data: usage.map((month) => ({ companyCode, billKey, ...month })), skipDuplicates: true })
  const oldestDueOn = oldestDue(bills)
  const { balanceFen, dueFen, people: householdSize, customerMasked: holderMasked, addressMasked } = profile
  await tx.db.prisma.waterAccount.updateMany({ where: { companyCode, billKey, unboundAt: null }, data: { balanceFen, dueFen, oldestDueOn, householdSize, holderMasked, addressMasked, refreshedAt } })
}

/** Job `bills.refresh`; key `<waterAccountId>:<occasion>`. */
export async function refreshBillsJob(ctx: Ctx, key: string): Promise<JobOutcome> {
  const [waterAccountId = '', ...occasion] = key.split(':')
  const account = await ctx.db.prisma.waterAccount.findUnique({ where: { id: waterAccountId } })
  if (account && !account.unboundAt) await refreshBills(ctx, account, occasion.join(':'))
  return DONE
}
