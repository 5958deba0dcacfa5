export type WorldCommand = { method: string; path: string; body?: Record<string, unknown>; url?: string; json: boolean }
export const USAGE: string
export function readWorldCommand(argv: string[]): WorldCommand
export function printAnswer(answer: Record<string, unknown>): string
