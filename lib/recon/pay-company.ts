import type { Ctx } from '@/lib/db'
import { talkToBank } from '@/lib/funding'
import { movedNothing, type BankFailure, type BankRefusal } from '@/lib/gateways/bank'
import { isDomainError } from '@/lib/kernel/errors'
import { failpoint } from '@/lib/kernel/failpoint'
import { invariant } from '@/lib/kernel/invariant'
import { nextTry } from '@/lib/kernel/retries'
import { againAt, countTries, DONE, type JobOutcome } from '@/lib/platform'
import { adviceNumber, bankNumber, finish, markSent, markUnknown, readByNumber, refuse, type SettlementRow } from './move-settlement'
import { isUnderWay } from './states'

/** DONE, or why the bank has not paid and never will under this number; LATER: ask again. */
type Step = 'DONE' | 'LATER' | { refused: string }

/**
 * Job `settlement.pay`, key the bank side's number: has the custodian bank pay the company. After an unknown outcome the bank is asked what
 * it knows, and sent the same number again when that is nothing; only its word ends it, however long that takes.
 */
export async function payCompany(ctx: Ctx, number: string): Promise<JobOutcome> {
  const settlement = await readByNumber(ctx, number)
  if (!settlement || !isUnderWay(settlement.state)) return DONE
  const tries = await countTries(ctx, 'settlement.pay', number)
  const step = settlement.sentAt ? await askFirst(ctx, settlement) : await send(ctx, settlement)
  failpoint('settlement.answered')
  if (step === 'LATER') return againAt(nextTry(ctx.clock.now(), tries))
  await (step === 'DONE' ? finish(ctx, settlement) : refuse(ctx, settlement, step.refused)).catch((error: unknown) => {
    // Another worker was faster.
    if (!isDomainError(error) || error.code !== 'CONFLICT') throw error
  })
  failpoint('settlement.paid')
  return DONE
}

const topicOf = (ctx: Ctx, { id, attempt }: SettlementRow, step: string) => ({ subjectId: id, sequence: `${step}:${attempt}:${ctx.clock.now().getTime()}` })

async function send(ctx: Ctx, settlement: SettlementRow): Promise<Step> {
  const { id, attempt, merchantNo, netFen } = settlement
  await markSent(ctx, id)
  failpoint('settlement.beforeSend')
  const payOut = { payOutNo: bankNumber(id, attempt), to: { kind: 'COMPANY' as const, merchantNo }, amountFen: netFen, memo: `水费结算 ${adviceNumber(settlement)}` }
  const answer = await talkToBank(ctx, topicOf(ctx, settlement, 'send'), (gateway, call) => gateway.payOut(call, payOut))
  if (answer.ok) return 'DONE'
  if (isFinal(answer.error)) return refused(ctx, settlement, answer.error)
  if (!movedNothing(answer.error)) await markUnknown(ctx, id, null)
  return 'LATER'
}

async function askFirst(ctx: Ctx, settlement: SettlementRow): Promise<Step> {
  const { id, attempt, netFen, code } = settlement
  const known = await talkToBank(ctx, topicOf(ctx, settlement, 'query'), (gateway, call) => gateway.queryTransfer(call, { no: bankNumber(id, attempt) }))
  if (!known.ok) return 'LATER'
  if (known.value) {
    invariant(known.value.kind === 'PAY_OUT' && known.value.amountFen === netFen, 'the bank has paid another sum under the number of a settlement')
    return 'DONE'
  }
  return code ? cancel(ctx, settlement, code) : send(ctx, settlement)
}

/** A no to this message says nothing of an earlier one without an answer, which may arrive yet: then the reason is kept, nothing is sent any more, and the number is cancelled. */
async function refused(ctx: Ctx, settlement: SettlementRow, { reason, code }: BankRefusal): Promise<Step> {
  if (!settlement.sentAt) return { refused: reason ?? code }
  await markUnknown(ctx, settlement.id, reason ?? code)
  failpoint('settlement.givenUp')
  return cancel(ctx, settlement, reason ?? code)
}

async function cancel(ctx: Ctx, settlement: SettlementRow, code: string): Promise<Step> {
  const no = bankNumber(settlement.id, settlement.attempt)
  const answer = await talkToBank(ctx, topicOf(ctx, settlement, 'cancel'), (gateway, call) => gateway.cancelTransfer(call, { no }))
  // Also when it has been paid by now: the next time it is known.
  return answer.ok ? { refused: code } : 'LATER'
}

/** With these codes a bank does not say that it never will. */
const OPEN_CODES: readonly string[] = ['SYSTEM_ERROR', 'BANK_ERROR', 'FREQUENCY_LIMITED']

/** A no that says why. That the number is known is no such no: a query tells of what. */
function isFinal(failure: BankFailure): failure is BankRefusal {
  if (failure.kind !== 'REFUSED') return false
  return failure.reason === null ? !OPEN_CODES.includes(failure.code) : failure.reason !== 'NUMBER_USED'
}
