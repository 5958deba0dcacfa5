import { systemSecrets } from '@/lib/kernel/secrets'
import type { Ctx } from '@/lib/db'
import { readState, systemCtx, withWorld, type OpenWorld } from '@/lib/worlds'
import { outsideOf } from '../outside'

type Inside = { ctx: Ctx; world: OpenWorld; renew(): Promise<Ctx> }

/** Runs a verb inside a world, as the system: who may is known before. `renew` is for what has turned the clock. */
export function inWorld<T>(name: string, work: (inside: Inside) => Promise<T>): Promise<T> {
  return withWorld(name, async (world) => {
    const requestId = systemSecrets.token(9)
    const renew = async () => systemCtx(world, await readState(world.db), outsideOf(world.ref.name), requestId)
    return work({ ctx: await renew(), world, renew })
  })
}
