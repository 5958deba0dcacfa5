import { ConstantBackoff, ExponentialBackoff, fullJitterGenerator, handleWhenResult, retry, type IBackoffFactory, type IRetryBackoffContext } from 'cockatiel'
import type { Ctx } from '@/lib/db'
import type { GatewayFailure, WaterOperation } from '@/lib/gateways/water'
import type { Result } from '@/lib/kernel/result'
import { RETRY } from './settings'

/** Questions that change nothing. Bookings are brought to their end by their jobs, and a code sent twice is two codes. */
const QUESTIONS: readonly WaterOperation[] = ['query', 'profile', 'usage', 'bills', 'paidParts']

const AT_ONCE = new ConstantBackoff(0)
const BACK_OFF = new ExponentialBackoff({ initialDelay: RETRY.firstMs, maxDelay: RETRY.longestMs, generator: fullJitterGenerator })

const hasFailed = (answer: unknown): boolean => {
  const result = answer as Result<unknown, GatewayFailure>
  return !result.ok && result.error.kind !== 'REFUSED'
}

/** Asks a question up to twice more. A simulated company has no moods: whether it answers does not depend on when, so nobody waits. */
export async function asking<T>(ctx: Ctx, operation: WaterOperation, endpoint: string, ask: (attempt: number) => Promise<T>): Promise<T> {
  if (!QUESTIONS.includes(operation)) return ask(0)
  const startedMs = ctx.clock.wall().getTime()
  const isQuick = () => ctx.clock.wall().getTime() - startedMs < RETRY.onlyWithinMs
  const backoff: IBackoffFactory<IRetryBackoffContext<unknown>> = endpoint.startsWith('sim:') ? AT_ONCE : BACK_OFF
  const policy = retry(handleWhenResult((answer) => hasFailed(answer) && isQuick()), { maxAttempts: RETRY.times, backoff })
  return policy.execute(({ attempt }) => ask(attempt))
}
