import type { RunState } from '@/lib/certification/runs'

/** Tells whether a page has the latest of a run; page and stream say the same. */
export const keyOf = ({ state, done, current }: { state: RunState; done: number; current: string | null }): string => `${state}.${done}.${current ?? ''}`
