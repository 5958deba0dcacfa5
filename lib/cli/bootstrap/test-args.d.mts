export const STAGES: readonly string[]
export function parseTestArgs(argv: readonly string[]): { deep: boolean; stages: readonly string[]; rest: string[] }
