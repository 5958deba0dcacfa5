import type { Ctx } from '@/lib/db'
import { closedAt, type Closed, type ServiceWindow } from '@/lib/kernel/service-window'

export { closedAt, ServiceWindow, ServiceWindows, windowAt, WINDOW_KINDS, type Closed } from '@/lib/kernel/service-window'

/** Whether the company is closed now, and until when: for those who look, before they are asked for anything. */
export async function companyClosed(ctx: Ctx, code: string): Promise<Closed | null> {
  const [row] = await ctx.db.query<{ windows: ServiceWindow[] }>('SELECT windows FROM company WHERE code = $1', [code])
  return closedAt(row?.windows ?? [], ctx.clock.now())
}
