import type { Ctx, Role } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'

/** The first line of a verb. Errors: UNAUTHENTICATED, FORBIDDEN. Returns the user's id. */
export function requireRole(ctx: Ctx, ...roles: Role[]): string {
  if (ctx.actor.kind !== 'USER') throw new DomainError('UNAUTHENTICATED')
  if (!roles.includes(ctx.actor.role)) throw new DomainError('FORBIDDEN')
  return ctx.actor.userId
}

export const requireResident = (ctx: Ctx): string => requireRole(ctx, 'RESIDENT')

/** Who may look at the platform's books: those who work with them, and those who only look. */
export const DESK: readonly Role[] = ['ADMIN', 'OPERATOR', 'VIEWER']
export const requireDesk = (ctx: Ctx): string => requireRole(ctx, ...DESK)
