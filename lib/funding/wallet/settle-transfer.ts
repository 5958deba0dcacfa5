import { withTransaction, type Ctx } from '@/lib/db'
import { movedNothing, type BankCall, type BankFailure, type BankGateway, type BankRefusal } from '@/lib/gateways/bank'
import type { Result } from '@/lib/kernel/result'
import { isDomainError } from '@/lib/kernel/errors'
import { nextTry } from '@/lib/kernel/retries'
import { againAt, countTries, DONE, type JobOutcome } from '@/lib/platform'
import { BANK_PATIENCE_MS, talkToBank } from '../talk-to-bank'
import { endTransfer, moveTransfer, readTransfer, type TransferRow } from './move-transfer'

/**
 * Job `wallet.transfer`: has the bank move the money. After an unknown outcome it is asked what it knows, and sent the same number again
 * when it knows nothing; only its word ends a transfer.
 */
export async function settleTransfer(ctx: Ctx, id: string): Promise<JobOutcome> {
  const transfer = await readTransfer(ctx, id)
  if (transfer?.state !== 'REQUESTED' && transfer?.state !== 'UNKNOWN') return DONE
  const tries = await countTries(ctx, 'wallet.transfer', id)
  const step = tries > 1 ? await askAgain(ctx, transfer) : await send(ctx, transfer)
  if (step === 'LATER') return againAt(nextTry(ctx.clock.now(), tries))
  await endTransfer(ctx, transfer, step).catch((error: unknown) => {
    // Another worker was faster.
    if (!isDomainError(error) || error.code !== 'CONFLICT') throw error
  })
  return DONE
}

/** DONE, or why the bank has not done it and never will; LATER: ask again. */
type Step = 'DONE' | 'LATER' | { refused: string }

const topicOf = (ctx: Ctx, { id }: TransferRow, step: string) => ({ subjectId: id, sequence: `${step}:${ctx.clock.now().getTime()}` })

async function send(ctx: Ctx, transfer: TransferRow): Promise<Step> {
  const answer = await talkToBank(ctx, topicOf(ctx, transfer, 'send'), (gateway, call) => askToMove(gateway, call, transfer))
  if (answer.ok) return 'DONE'
  if (isFinal(answer.error, transfer)) return refused(ctx, transfer, answer.error)
  await markUnknown(ctx, transfer, answer.error)
  return 'LATER'
}

async function askAgain(ctx: Ctx, transfer: TransferRow): Promise<Step> {
  const known = await talkToBank(ctx, topicOf(ctx, transfer, 'query'), (gateway, call) => gateway.queryTransfer(call, { no: transfer.id }))
  if (!known.ok) return 'LATER'
  if (known.value) return 'DONE'
  const isOld = ctx.clock.now().getTime() - transfer.createdAt.getTime() >= BANK_PATIENCE_MS
  return isOld && transfer.kind !== 'YIELD' ? { refused: transfer.code ?? 'BANK_TIMEOUT' } : send(ctx, transfer)
}

/** A no to this message says nothing of an earlier one without an answer, which may arrive yet: then the reason is kept, and the bank asked until none can. */
async function refused(ctx: Ctx, { id, state }: TransferRow, { reason, code }: BankRefusal): Promise<Step> {
  if (state === 'REQUESTED') return { refused: reason ?? code }
  await ctx.db.query(`UPDATE wallet_transfer SET code = $2 WHERE id = $1 AND state = 'UNKNOWN' RETURNING id`, [id, reason ?? code])
  return 'LATER'
}

function askToMove(gateway: BankGateway, call: BankCall, { id, kind, token, amountFen }: TransferRow): Promise<Result<unknown, BankFailure>> {
  switch (kind) {
    case 'TOP_UP':
      return gateway.topUp(call, { topUpNo: id, token: token ?? '', amountFen })
    case 'WITHDRAW':
      return gateway.payOut(call, { payOutNo: id, to: { kind: 'CARD', token: token ?? '' }, amountFen, memo: '提现' })
    case 'REPAY':
      return gateway.repay(call, { repayNo: id, token: token ?? '', amountFen })
    case 'YIELD':
      return gateway.receive(call, { receiveNo: id, from: 'FUND', amountFen })
  }
}

/** With these nothing was moved, but it may be later; what the fund manager owes is asked for until it comes. */
const NOT_YET: readonly string[] = ['CUSTODIAN_NOT_ENOUGH', 'CODE_TOO_FREQUENT']

/** A no that says why; a number that has been done already, the bank would have answered as done. */
function isFinal(failure: BankFailure, { kind }: TransferRow): failure is BankRefusal {
  if (kind === 'YIELD' || failure.kind !== 'REFUSED') return false
  return failure.reason === null ? !['SYSTEM_ERROR', 'BANK_ERROR', 'FREQUENCY_LIMITED'].includes(failure.code) : !NOT_YET.includes(failure.reason)
}

async function markUnknown(ctx: Ctx, transfer: TransferRow, failure: BankFailure): Promise<void> {
  if (!movedNothing(failure) && transfer.state === 'REQUESTED') await withTransaction(ctx, (tx) => moveTransfer(tx, transfer.id, 'UNKNOWN', null))
}
