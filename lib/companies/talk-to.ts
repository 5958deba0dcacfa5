import type { Ctx } from '@/lib/db'
import { gatewayFor, type GatewayCall, type GatewayFailure, type WaterGateway } from '@/lib/gateways/water'
import { DomainError } from '@/lib/kernel/errors'
import type { Result } from '@/lib/kernel/result'
import { recordWire } from '@/lib/platform'
import { getEndpoint } from './get-company'

/** What the conversation is about: its messages are kept under `subjectId`; `sequence` makes each message unique. */
export type Topic = { companyCode: string; subjectId: string; sequence: string }

/** One exchange with a company over its own protocol (rule A3). Never inside a transaction. */
export async function talkTo<T>(ctx: Ctx, topic: Topic, exchange: (gateway: WaterGateway, call: GatewayCall) => Promise<T>): Promise<T> {
  const company = await getEndpoint(ctx, topic.companyCode)
  const call: GatewayCall = {
    company,
    outside: ctx.outside,
    sequence: ctx.random.digits('transeqnum', `${topic.subjectId}:${topic.sequence}`, 18),
    record: (message) => recordWire(ctx, { ...message, subject_id: topic.subjectId, party: topic.companyCode, sequence: topic.sequence }),
  }
  return exchange(gatewayFor(company.protocol), call)
}

/** For questions that change nothing: the answer, or what went wrong as an error a resident understands. */
export function answerOrThrow<T>(result: Result<T, GatewayFailure>): T {
  if (result.ok) return result.value
  const failure = result.error
  if (failure.kind === 'REFUSED') throw new DomainError('COMPANY_REFUSED', { prompt: failure.prompt, companyCode: failure.code })
  throw new DomainError(failure.kind === 'UNREACHABLE' ? 'COMPANY_UNAVAILABLE' : 'COMPANY_TIMEOUT')
}
