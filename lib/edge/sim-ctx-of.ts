import { NOWHERE } from '@/lib/kernel/outside'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { readState, systemCtx, type OpenWorld } from '@/lib/worlds'

/** What a simulated party may use of a world. */
export async function simCtxOf(world: OpenWorld): Promise<SimCtx> {
  return systemCtx(world, await readState(world.db), NOWHERE)
}
