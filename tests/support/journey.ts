/** What a resident does, step by step. */
import { finishBinding, sendBindCode, startBinding, verifyBindCode } from '@/lib/accounts'
import type { Ctx } from '@/lib/db'
import { confirmPayment, quotePayment, type PaymentState } from '@/lib/payments'
import { listMessages } from '@/lib/simulators/phone'
import { seedResident } from '@/prisma/seed/seed-platform'
import { keepBoundAccount } from '@/lib/qa'
import { nextOf } from './counting'
import type { TestWorld } from './world'

export const PASSWORD = '123456'

/** A key as a client makes one: never the same twice. */
export const newKey = (): string => `key-${String(nextOf('keys')).padStart(6, '0')}`

export const userIdOf = (ctx: Ctx): string => (ctx.actor.kind === 'USER' ? ctx.actor.userId : '')

/** The code in the newest text message. */
export async function lastCode(ctx: Ctx): Promise<string> {
  const [message] = await listMessages(ctx, { limit: 1 })
  return /验证码(\d{6})/.exec(message?.body ?? '')?.[1] ?? ''
}

/** A binding whose holder has been verified; not finished yet. */
export async function verifiedBinding(ctx: Ctx, number: string): Promise<string> {
  const { id: bindRequestId } = await startBinding({ ctx, input: { companyCode: 'beijing', number } })
  await sendBindCode({ ctx, input: { bindRequestId } })
  await verifyBindCode({ ctx, input: { bindRequestId, code: await lastCode(ctx) } })
  return bindRequestId
}

export async function bindAccount(ctx: Ctx, number: string): Promise<string> {
  const bindRequestId = await verifiedBinding(ctx, number)
  const { waterAccountId } = await finishBinding({ ctx, input: { bindRequestId, alias: `家 ${number}`, idempotencyKey: newKey() } })
  return waterAccountId
}

export async function quote(ctx: Ctx, waterAccountId: string, intent = 'FULL', amount?: string) {
  return quotePayment({ ctx, input: { waterAccountId, intent, amount, idempotencyKey: newKey() } })
}

export async function confirm(ctx: Ctx, paymentId: string, idempotencyKey = newKey()) {
  return confirmPayment({ ctx, input: { paymentId, password: PASSWORD, idempotencyKey } })
}

export async function stateOf(ctx: Ctx, paymentId: string): Promise<PaymentState | undefined> {
  const [row] = await ctx.db.query<{ state: PaymentState }>('SELECT state FROM payment WHERE id = $1', [paymentId])
  return row?.state
}

/** Somebody new, with money and the given numbers bound. */
export async function newResident(world: TestWorld, { walletFen = 100_000n, numbers = [] as string[] } = {}): Promise<{ ctx: Ctx; accounts: string[] }> {
  const system = await world.system()
  const person = nextOf('people')
  const openid = `oTest${String(person).padStart(22, '0')}`
  const userId = await seedResident(system, { openid, nickname: `居民${person}`, walletFen, paymentPassword: PASSWORD })
  const accounts: string[] = []
  for (const billKey of numbers) accounts.push(await keepBoundAccount(system, { userId, companyCode: 'beijing', billKey, alias: billKey }))
  return { ctx: await world.as({ kind: 'USER', userId, role: 'RESIDENT', sessionId: 'test' }), accounts }
}

/** Prepays from 零钱通; the company has not been asked yet. */
export async function payFromFund(ctx: Ctx, waterAccountId: string, amount: string): Promise<string> {
  const { id: paymentId } = await quote(ctx, waterAccountId, 'PREPAY', amount)
  await confirmPayment({ ctx, input: { paymentId, password: PASSWORD, idempotencyKey: newKey(), instrument: 'FUND' } })
  return paymentId
}
