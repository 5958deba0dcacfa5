import type { Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'

/** Clock, inbox and X-ray are for QA; in a world with open doors anyone could become QA with one tap, so anyone may. */
export function requireQa(ctx: Ctx): void {
  if (ctx.world.openDoors || ctx.actor.kind === 'SYSTEM') return
  if (ctx.actor.kind !== 'USER') throw new DomainError('UNAUTHENTICATED')
  if (ctx.actor.role !== 'QA') throw new DomainError('FORBIDDEN')
}
