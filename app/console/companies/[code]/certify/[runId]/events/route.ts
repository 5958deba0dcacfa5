import { glanceAtCertification, isEnded } from '@/lib/certification/runs'
import { liveAnswer } from '@/lib/edge/live'
import { keyOf } from '../key-of'

type Params = { params: Promise<{ code: string; runId: string }> }

/** How far a certification is, live, case by case (rule C3). */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const input = await params
  return liveAnswer(request, 'run', async (ctx) => {
    const seen = await glanceAtCertification({ ctx, input })
    return { key: keyOf(seen), done: isEnded(seen.state), data: seen }
  })
}
