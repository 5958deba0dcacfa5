import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { findBindRequest, toBindRequestDto } from './find-bind-request'
import { MAX_ACCOUNTS } from './limits'
import { BindRequestInput, WaterAccountInput, type BindRequestDto, type WaterAccountDto } from './schemas'

const SELECT = `SELECT a.id, a.company_code AS "companyCode", c.name AS "companyName", c.city_name AS "cityName", c.hotline, c.min_payment_fen AS "minPaymentFen", c.max_payment_fen AS "maxPaymentFen",
  a.bill_key AS "billKey",
  a.alias, a.holder_masked AS "holderMasked", a.address_masked AS "addressMasked", a.household_size AS "householdSize", a.balance_fen AS "balanceFen",
  a.due_fen AS "dueFen", a.reminder_fen AS "reminderFen", a.refreshed_at AS "refreshedAt", a.last_paid_at AS "lastPaidAt",
  a.oldest_due_on AS "oldestDueOn", a.group_kind AS "groupKind", a.group_name AS "groupName",
  coalesce((a.oldest_due_on AT TIME ZONE 'Asia/Shanghai')::date < ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, false) AS overdue,
  (SELECT p.id FROM due_version d JOIN payment p ON p.id = d.open_payment_id AND p.user_id = a.user_id WHERE d.company_code = a.company_code AND d.bill_key = a.bill_key) AS "openPaymentId"
  FROM water_account a JOIN company c ON c.code = a.company_code WHERE a.user_id = $1 AND a.unbound_at IS NULL`

/** The caller's accounts, the one paid last first (rule A2). */
export async function listWaterAccounts({ ctx }: { ctx: Ctx }): Promise<WaterAccountDto[]> {
  const userId = requireResident(ctx)
  return ctx.db.query<WaterAccountDto>(`${SELECT} ORDER BY a.last_paid_at DESC NULLS LAST, a.bound_at, a.id LIMIT ${MAX_ACCOUNTS}`, [userId, ctx.clock.now()])
}

/** Errors: NOT_FOUND, also for somebody else's. */
export async function getWaterAccount({ ctx, input }: Command<unknown>): Promise<WaterAccountDto> {
  const userId = requireResident(ctx)
  const { waterAccountId } = WaterAccountInput.parse(input)
  const [account] = await ctx.db.query<WaterAccountDto>(`${SELECT} AND a.id = $3`, [userId, ctx.clock.now(), waterAccountId])
  if (!account) throw new DomainError('NOT_FOUND')
  return account
}

export async function getBindRequest({ ctx, input }: Command<unknown>): Promise<BindRequestDto> {
  return toBindRequestDto(ctx, await findBindRequest(ctx, BindRequestInput.parse(input).bindRequestId))
}
