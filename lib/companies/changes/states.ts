/**
 * PENDING: waits for a second person. SCHEDULED: agreed, for a later moment. APPLIED: in force, or has been. REFUSED: by the second person.
 * WITHDRAWN: by its author. STALE: what it was to change had changed when its moment came.
 */
export const CHANGE_STATES = ['PENDING', 'SCHEDULED', 'APPLIED', 'REFUSED', 'WITHDRAWN', 'STALE'] as const
export type ChangeState = (typeof CHANGE_STATES)[number]

export const NEXT = {
  PENDING: ['SCHEDULED', 'APPLIED', 'REFUSED', 'WITHDRAWN', 'STALE'],
  SCHEDULED: ['APPLIED', 'WITHDRAWN', 'STALE'],
  APPLIED: [],
  REFUSED: [],
  WITHDRAWN: [],
  STALE: [],
} as const satisfies Record<ChangeState, readonly ChangeState[]>
