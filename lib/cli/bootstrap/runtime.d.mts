export function isSupportedNode(version: string): boolean
export function checkRuntime(options?: { version?: string; databaseUrl?: string }): void
