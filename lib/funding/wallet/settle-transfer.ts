import type { Ctx } from '@/lib/db'
import { movedNothing, type BankCall, type BankFailure, type BankGateway, type BankRefusal } from '@/lib/gateways/bank'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { isDomainError } from '@/lib/kernel/errors'
import { failpoint } from '@/lib/kernel/failpoint'
import type { Result } from '@/lib/kernel/result'
import { nextTry } from '@/lib/kernel/retries'
import { againAt, countTries, DONE, type JobOutcome } from '@/lib/platform'
import { talkToBank } from '../talk-to-bank'
import { endTransfer, markSent, markUnknown, readTransfer, type TransferRow } from './move-transfer'

/** A transfer that nobody answers is given up after this much world time, and cancelled; */
const PATIENCE_MS = 10 * MINUTE_MS
/** but not before it was sent or asked about so often: where the platform itself was away for hours, one silence is no reason. */
const MIN_TRIES = 3

/**
 * Job `wallet.transfer`: has the bank move the money. After an unknown outcome it is asked what it knows, and sent the same number again
 * when it knows nothing; only its word ends a transfer. One that is given up has its number cancelled first, so that nothing which is
 * still on its way can be done (decision 0013).
 */
export async function settleTransfer(ctx: Ctx, id: string): Promise<JobOutcome> {
  const transfer = await readTransfer(ctx, id)
  if (transfer?.state !== 'REQUESTED' && transfer?.state !== 'UNKNOWN') return DONE
  const tries = await countTries(ctx, 'wallet.transfer', id)
  // Whoever tried before us got no answer, or died before it.
  const step = transfer.sentAt ? await askAgain(ctx, transfer, tries) : await send(ctx, transfer)
  failpoint('transfer.answered')
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
  await markSent(ctx, transfer)
  failpoint('transfer.beforeSend')
  const answer = await talkToBank(ctx, topicOf(ctx, transfer, 'send'), (gateway, call) => askToMove(gateway, call, transfer))
  if (answer.ok) return 'DONE'
  if (isFinal(answer.error, transfer)) return refused(ctx, transfer, answer.error)
  if (!movedNothing(answer.error)) await markUnknown(ctx, transfer.id, null)
  return 'LATER'
}

async function askAgain(ctx: Ctx, transfer: TransferRow, tries: number): Promise<Step> {
  const known = await talkToBank(ctx, topicOf(ctx, transfer, 'query'), (gateway, call) => gateway.queryTransfer(call, { no: transfer.id }))
  if (!known.ok) return 'LATER'
  if (known.value) return 'DONE'
  if (transfer.code) return cancel(ctx, transfer, transfer.code)
  const isOver = tries >= MIN_TRIES && ctx.clock.now().getTime() - transfer.createdAt.getTime() >= PATIENCE_MS
  return isOver && transfer.kind !== 'YIELD' ? giveUp(ctx, transfer, 'BANK_TIMEOUT') : send(ctx, transfer)
}

/** A no to this message says nothing of an earlier one, which may arrive yet. */
async function refused(ctx: Ctx, transfer: TransferRow, { reason, code }: BankRefusal): Promise<Step> {
  return transfer.sentAt ? giveUp(ctx, transfer, reason ?? code) : { refused: reason ?? code }
}

/** From here on nothing is sent any more: the reason is kept, and tells whoever comes after a crash. */
async function giveUp(ctx: Ctx, transfer: TransferRow, code: string): Promise<Step> {
  await markUnknown(ctx, transfer.id, code)
  failpoint('transfer.givenUp')
  return cancel(ctx, transfer, code)
}

async function cancel(ctx: Ctx, transfer: TransferRow, code: string): Promise<Step> {
  const answer = await talkToBank(ctx, topicOf(ctx, transfer, 'cancel'), (gateway, call) => gateway.cancelTransfer(call, { no: transfer.id }))
  // Also when it has been done by now: the next time it is known.
  return answer.ok ? { refused: code } : 'LATER'
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
