export function backoffMs(failures: number): number
export function backoff(): () => Promise<void>
