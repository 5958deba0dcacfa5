export type Lock = { heldBy?: number; release?: () => void }
export function lockHolder(file: string): number | undefined
export function takeLock(file: string): Lock
export function waitForLock(file: string, ms: number): Promise<Lock>
