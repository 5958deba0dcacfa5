import { listWaterAccounts } from '@/lib/accounts'
import type { WaterAccountDto } from '@/lib/accounts/schemas'
import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { DomainError, isDomainError, type ErrorCode, type ErrorParams } from '@/lib/kernel/errors'
import { countAttempt, recall, runOnce } from '@/lib/platform'
import { draftQuote, writeQuote, type Draft } from '../draft-quote'
import { QUOTE_MS } from '../rules'
import { getMerged } from './read-merged'
import { QuoteMergedInput, type MergedDto } from './schemas'

type Refused = { waterAccountId: string; code: ErrorCode; params: ErrorParams }

/**
 * Asks the companies of up to fifteen accounts what is due and writes down one payment for each (rule A5); one that owes nothing or does
 * not answer is left out and named. Moves no money. Errors: NOT_FOUND, IDEMPOTENCY_KEY_REUSED, RATE_LIMITED; where nothing is
 * left to pay, the first account's own.
 */
export async function quoteMerged({ ctx, input }: Command<unknown>): Promise<MergedDto> {
  const userId = requireResident(ctx)
  const { waterAccountIds, idempotencyKey } = QuoteMergedInput.parse(input)
  const once = { key: idempotencyKey, command: 'quoteMerged', input: { waterAccountIds } }
  const known = await recall<{ mergedId: string }>(ctx, once)
  if (known) return getMerged({ ctx, input: known })
  const accounts = (await listWaterAccounts({ ctx })).filter(({ id }) => waterAccountIds.includes(id))
  if (accounts.length !== waterAccountIds.length) throw new DomainError('NOT_FOUND')
  // Fifteen companies are asked each time.
  await countAttempt(ctx, { key: `quoteMerged:${userId}`, max: 10, windowMs: MINUTE_MS, code: 'RATE_LIMITED' })
  const asked = await Promise.all(accounts.map((account) => draftOrReason(ctx, account, idempotencyKey)))
  const drafts = asked.filter((one) => 'account' in one)
  const leftOut = asked.filter((one) => 'code' in one)
  if (drafts.length === 0 && leftOut[0]) throw new DomainError(leftOut[0].code, leftOut[0].params)
  const made = await runOnce(ctx, once, async (tx) => ({ mergedId: await write(tx, { userId, seed: `${userId}:${idempotencyKey}`, drafts, leftOut }) }))
  return getMerged({ ctx, input: made })
}

async function draftOrReason(ctx: Ctx, account: WaterAccountDto, key: string): Promise<Draft | Refused> {
  try {
    return await draftQuote(ctx, account, { intent: 'FULL', key: `${key}:${account.id}` })
  } catch (error) {
    if (!isDomainError(error)) throw error
    return { waterAccountId: account.id, code: error.code, params: error.params }
  }
}

async function write(tx: Ctx, { userId, seed, drafts, leftOut }: { userId: string; seed: string; drafts: Draft[]; leftOut: Refused[] }): Promise<string> {
  const mergedId = tx.random.id('mrg', seed)
  const createdAt = tx.clock.now()
  await tx.db.prisma.mergedPayment.create({ data: { id: mergedId, userId, leftOut, createdAt, expiresAt: new Date(createdAt.getTime() + QUOTE_MS) } })
  for (const [leg, draft] of drafts.entries()) await writeQuote(tx, draft, { userId, seed: `${seed}:${draft.account.id}`, merged: { mergedId, leg } })
  return mergedId
}
