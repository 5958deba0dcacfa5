import { BulkheadRejectedError } from 'cockatiel'
import type { Ctx } from '@/lib/db'
import type { GatewayCall, GatewayFailure, WaterGateway, WaterOperation } from '@/lib/gateways/water'
import { err, type Result } from '@/lib/kernel/result'
import { mayAsk, noteAnswer, noteFailure, readCutOff, type KnownCompany } from './breaker'
import { bulkheadOf, isStuck, whileWaiting } from './bulkheads'
import { isWaited, whyClosed } from './closed'
import { asking } from './retry'

type Ask = (call: GatewayCall, input: { billKey: string }) => Promise<Result<unknown, GatewayFailure>>
/** The call of the n-th attempt: messages of one conversation have numbers of their own. */
export type CallOf = (attempt: number) => GatewayCall

const NOT_SENT = err<GatewayFailure>({ kind: 'UNREACHABLE' })

/** The gateway with what a company that fails must not bring upon others: cut off while it does, few at a time, questions asked again. Nothing goes to one that is closed. */
export function guarded(ctx: Ctx, gateway: WaterGateway, company: KnownCompany, callOf: CallOf): WaterGateway {
  const guard = (operation: WaterOperation, ask: Ask): Ask => (_, input) => send(ctx, company, callOf, operation, (call) => ask(call, input), input.billKey)
  const operations = Object.entries(gateway) as [WaterOperation, Ask][]
  return Object.fromEntries(operations.map(([operation, ask]) => [operation, guard(operation, ask)])) as unknown as WaterGateway
}

async function send(ctx: Ctx, company: KnownCompany, callOf: CallOf, operation: WaterOperation, ask: (call: GatewayCall) => ReturnType<Ask>, billKey: string): ReturnType<Ask> {
  const unsent = async (outcome: 'CUT_OFF' | 'BUSY' | 'CLOSED', failure: typeof NOT_SENT = NOT_SENT) => {
    await callOf(0).record({ operation, outcome, request: '', response: null })
    return failure
  }
  const closed = whyClosed(ctx, company, operation)
  if (closed) return unsent('CLOSED', err(closed))
  const bulkhead = bulkheadOf(ctx.db, company.companyCode)
  const nowMs = ctx.clock.wall().getTime()
  if (isWaited(operation) && isStuck(bulkhead, nowMs)) return unsent('BUSY')
  const hasToWait = bulkhead.policy.executionSlots === 0
  let known = company
  const askNow = () => bulkhead.policy.execute(async () => {
    // It may have been cut off while this one waited.
    if (hasToWait) known = { ...company, ...(await readCutOff(ctx, company)) }
    return (await mayAsk(ctx, known)) ? asking(ctx, operation, company.endpoint, (attempt) => ask(callOf(attempt))) : null
  })
  try {
    const answer = await (isWaited(operation) ? whileWaiting(bulkhead, nowMs, askNow) : askNow())
    if (!answer) return unsent('CUT_OFF')
    if (answer.ok || answer.error.kind === 'REFUSED') await noteAnswer(ctx, known)
    else await noteFailure(ctx, company, billKey, answer.error.kind)
    return answer
  } catch (error) {
    if (error instanceof BulkheadRejectedError) return unsent('BUSY')
    throw error
  }
}
