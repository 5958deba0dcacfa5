/** WAITING for a worker, RUNNING, DONE with a report; INTERRUPTED: the process that ran it is gone, what is known of it stays. */
export const RUN_STATES = ['WAITING', 'RUNNING', 'DONE', 'INTERRUPTED'] as const
export type RunState = (typeof RUN_STATES)[number]

export const isEnded = (state: RunState): boolean => state === 'DONE' || state === 'INTERRUPTED'
