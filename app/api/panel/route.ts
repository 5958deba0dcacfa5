import { runApi } from '@/lib/edge/api'
import { readClock, readInbox, readPaymentPath } from '@/lib/qa'

/** What the live panel shows: the world's clock, its inbox, the path of the last payment. */
export async function GET(): Promise<Response> {
  return runApi(async ({ ctx }) => {
    const [inbox, clock, path] = await Promise.all([readInbox(ctx), readClock(ctx), readPaymentPath(ctx, null)])
    return { world: ctx.world.name, clock, inbox, path }
  })
}
