import { readJson, runApi } from '@/lib/edge/api'
import { logProblem } from '@/lib/edge/log'
import { changeClockMode, moveClock } from '@/lib/qa'

/** Moves the clock: { by } | { to } | { toNextDue }. */
export async function POST(request: Request): Promise<Response> {
  return runApi(async ({ ctx, world }) => {
    const input = await readJson(request)
    return moveClock({ ctx, input }, world, (job, error) => logProblem('job failed', { kind: job.kind, key: job.key }, error))
  })
}

/** Changes how it runs: { mode, rate }. */
export async function PUT(request: Request): Promise<Response> {
  return runApi(async ({ ctx }) => {
    await changeClockMode({ ctx, input: await readJson(request) })
    return { ok: true }
  })
}
