import { answerOrThrow, askCompany, tariffsOf } from '@/lib/companies'
import { withTransaction, type Ctx } from '@/lib/db'
import type { BillDetail, Profile, UsageMonth } from '@/lib/gateways/water'
import { shanghaiInstant } from '@/lib/kernel/calendar'
import { isDomainError } from '@/lib/kernel/errors'
import { canonicalJson } from '@/lib/kernel/canonical'
import { againAt, DONE, type JobOutcome } from '@/lib/platform'
import { expectedBill } from './expected'

/** What the account page shows: two years. */
const MONTHS = 24
const MAX_BILLS = 60
/** Statements read while somebody paid say what was; the payment's own end reads again. */
const TRIES = 3

type Target = { id: string; companyCode: string; billKey: string; householdSize: number }
type Statement = { profile: Profile; bills: BillDetail[]; usage: UsageMonth[] }

/** Asks the company for balance, bills and usage of an account and keeps what it says. `evenOff`: also one that has been switched off since. Errors: COMPANY_*. */
export async function refreshBills(ctx: Ctx, account: Target, occasion: string, evenOff = false): Promise<void> {
  for (let n = 1; n <= TRIES; n += 1) {
    const version = await versionOf(ctx, account)
    const statement = await readStatement(ctx, account, `${occasion}:${n}`, evenOff)
    const tariffs = await tariffsOf(ctx, account.companyCode)
    const people = statement.profile.people
    const rows = statement.bills.map((bill) => toRow(bill, expectedBill(tariffs, { ...bill, people })?.totalFen ?? bill.amountFen))
    if (await withTransaction(ctx, (tx) => store(tx, account, { ...statement, version }, rows))) return
  }
}

/** A company that fails leaves what is kept; says whether it answered. */
export async function tryToRefresh(ctx: Ctx, account: Target, occasion: string): Promise<boolean> {
  try {
    await refreshBills(ctx, account, occasion)
    return true
  } catch (error) {
    if (!isDomainError(error)) throw error
    return false
  }
}

async function versionOf(ctx: Ctx, { companyCode, billKey }: Target, lock = ''): Promise<number> {
  const [row] = await ctx.db.query<{ version: number }>(`SELECT version FROM due_version WHERE company_code = $1 AND bill_key = $2 ${lock}`, [companyCode, billKey])
  return row?.version ?? 0
}

async function readStatement(ctx: Ctx, { companyCode, billKey }: Target, occasion: string, evenOff: boolean): Promise<Statement> {
  const topic = (step: string) => ({ companyCode, evenOff, subjectId: `${companyCode}:${billKey}`, sequence: `${step}:${occasion}` })
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

const KEEP = `INSERT INTO bill (company_code, bill_key, bill_no, begin_month, end_month, issued_on, due_on, volume_m3, used_before_m3, amount_fen, late_fee_fen, late_fee_paid_fen, paid_fen, expected_fen, refreshed_at)
  SELECT $1, $2, b.*, $4::timestamptz FROM jsonb_to_recordset($3::jsonb) AS b("billNo" text, "beginMonth" text, "endMonth" text, "issuedOn" timestamptz, "dueOn" timestamptz,
    "volumeM3" int, "usedBeforeM3" int, "amountFen" bigint, "lateFeeFen" bigint, "lateFeePaidFen" bigint, "paidFen" bigint, "expectedFen" bigint)
  ON CONFLICT (company_code, bill_key, bill_no) DO UPDATE SET (begin_month, end_month, issued_on, due_on, volume_m3, used_before_m3, amount_fen, late_fee_fen, late_fee_paid_fen, paid_fen, expected_fen, refreshed_at)
    = (EXCLUDED.begin_month, EXCLUDED.end_month, EXCLUDED.issued_on, EXCLUDED.due_on, EXCLUDED.volume_m3, EXCLUDED.used_before_m3, EXCLUDED.amount_fen, EXCLUDED.late_fee_fen, EXCLUDED.late_fee_paid_fen, EXCLUDED.paid_fen, EXCLUDED.expected_fen, EXCLUDED.refreshed_at)
  RETURNING bill_no`

/** False when somebody paid meanwhile. In one transaction, so that a page never shows new bills beside an old balance. */
async function store(tx: Ctx, account: Target, { profile, usage, version }: Statement & { version: number }, bills: ReturnType<typeof toRow>[]): Promise<boolean> {
  const { companyCode, billKey } = account
  const refreshedAt = tx.clock.now()
  // One writer at a time for a 户号; two refreshes in another order would wait for each other's rows in a circle.
  if ((await versionOf(tx, account, 'FOR UPDATE')) !== version) return false
  await tx.db.query(KEEP, [companyCode, billKey, canonicalJson(bills), refreshedAt])
  await tx.db.prisma.monthlyUsage.createMany({ data: usage.map((month) => ({ companyCode, billKey, ...month })), skipDuplicates: true })
  const oldestDueOn = oldestDue(bills)
  const { balanceFen, dueFen, people: householdSize, customerMasked: holderMasked, addressMasked } = profile
  await tx.db.prisma.waterAccount.updateMany({ where: { companyCode, billKey, unboundAt: null }, data: { balanceFen, dueFen, oldestDueOn, householdSize, holderMasked, addressMasked, refreshedAt } })
  return true
}

/** Job `bills.refresh`; key `<waterAccountId>:<occasion>`. A payment that was under way when its company was switched off is on its bills all the same. */
export async function refreshBillsJob(ctx: Ctx, key: string): Promise<JobOutcome> {
  const [waterAccountId = '', ...occasion] = key.split(':')
  const account = await ctx.db.prisma.waterAccount.findUnique({ where: { id: waterAccountId } })
  if (!account || account.unboundAt) return DONE
  try {
    await refreshBills(ctx, account, occasion.join(':'), true)
    return DONE
  } catch (error) {
    // Closed by agreement, and nobody's failure.
    if (isDomainError(error) && error.params.untilMs) return againAt(new Date(Number(error.params.untilMs)))
    throw error
  }
}
