import { liveAnswer } from '@/lib/edge/live'
import { isFinal } from '@/lib/payments'
import { readLegStates } from '@/lib/payments/merged'

type Params = { params: Promise<{ mergedId: string }> }

/** How far each leg of a merged payment is, live (rule A5). */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const input = await params
  return liveAnswer(request, 'legs', async (ctx) => {
    const legs = await readLegStates({ ctx, input })
    return { key: legs.map(({ state }) => state).join('.'), done: legs.every(({ state }) => isFinal(state)), data: { legs } }
  })
}
