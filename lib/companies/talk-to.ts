import type { Ctx } from '@/lib/db'
import { gatewayFor, SIM_REFUSAL, type GatewayCall, type GatewayFailure, type WaterGateway } from '@/lib/gateways/water'
import { formatInstant } from '@/lib/kernel/calendar'
import { DomainError } from '@/lib/kernel/errors'
import type { Result } from '@/lib/kernel/result'
import { recordWire, toWireRow, type WireRow } from '@/lib/platform'
import { getEndpoint } from './get-company'
import { guarded, type KnownCompany } from './health'

/**
 * What the conversation is about: its messages are kept under `subjectId`; `sequence` makes each message unique.
 * `keep` takes a message that the caller writes down itself, with the state change that follows from it.
 */
export type Topic = { company: KnownCompany; subjectId: string; sequence: string; keep?: (row: WireRow) => void }

/** One exchange with a company over its own protocol (rule A3). Never inside a transaction. */
export async function talkTo<T>(ctx: Ctx, topic: Topic, exchange: (gateway: WaterGateway, call: GatewayCall) => Promise<T>): Promise<T> {
  const { company } = topic
  const callOf = (attempt: number) => gatewayCall(ctx, topic, attempt === 0 ? topic.sequence : `${topic.sequence}:again${attempt}`)
  return exchange(guarded(ctx, gatewayFor(company.protocol), company, callOf), callOf(0))
}

function gatewayCall(ctx: Ctx, { company, subjectId, keep }: Topic, sequence: string): GatewayCall {
  return {
    company,
    outside: ctx.outside,
    memory: ctx.db.handle ?? ctx.db,
    sequence: ctx.random.digits('transeqnum', `${subjectId}:${sequence}`, 18),
    at: ctx.clock.now(),
    record: async (message) => {
      const row = toWireRow(ctx, { ...message, subject_id: subjectId, party: company.companyCode, sequence })
      if (keep) keep(row)
      else await recordWire(ctx, row)
    },
  }
}

/** The same with a company known by its code. Errors: COMPANY_NOT_FOUND, also when it is switched off, unless `evenOff`. */
export async function askCompany<T>(
  ctx: Ctx,
  { companyCode, evenOff, ...topic }: Omit<Topic, 'company'> & { companyCode: string; evenOff?: boolean },
  exchange: (gateway: WaterGateway, call: GatewayCall) => Promise<T>,
): Promise<T> {
  return talkTo(ctx, { ...topic, company: await getEndpoint(ctx, companyCode, evenOff) }, exchange)
}

/** For questions that change nothing: the answer, or what went wrong as an error a resident understands. */
export function answerOrThrow<T>(result: Result<T, GatewayFailure>): T {
  if (result.ok) return result.value
  const failure = result.error
  if (failure.kind === 'REFUSED' && failure.until) throw closedError(failure.code, failure.until)
  if (failure.kind === 'REFUSED') throw new DomainError('COMPANY_REFUSED', { prompt: failure.prompt, companyCode: failure.code })
  throw new DomainError(failure.kind === 'UNREACHABLE' ? 'COMPANY_UNAVAILABLE' : 'COMPANY_TIMEOUT')
}

/** In Shanghai time, to the minute; `untilMs` for jobs that come again then. */
function closedError(companyCode: string, until: Date): DomainError {
  return new DomainError(companyCode === SIM_REFUSAL.MAINTENANCE ? 'COMPANY_IN_MAINTENANCE' : 'COMPANY_IN_BATCH', { until: formatInstant(until).slice(5, 16), untilMs: until.getTime(), companyCode })
}
