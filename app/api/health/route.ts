import { withWorld } from '@/lib/worlds'
import { DEFAULT_WORLD } from '@/lib/edge/world-name'

export const dynamic = 'force-dynamic'

/** 200 once the demo world answers. */
export async function GET(): Promise<Response> {
  try {
    await withWorld(DEFAULT_WORLD, (world) => world.db.query('SELECT 1 AS one', []))
    return Response.json({ ok: true })
  } catch {
    return Response.json({ ok: false }, { status: 503 })
  }
}
