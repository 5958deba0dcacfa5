import type { Ctx } from '@/lib/db'

/** What a simulated party may use of a world: its books, its time and its chance, never the platform. */
export type SimCtx = Pick<Ctx, 'db' | 'clock' | 'random' | 'secrets'>

/** Header names are in lower case. */
export type SimRequest = { method: string; path: string; query: URLSearchParams; headers: Record<string, string | undefined>; body: Uint8Array }

export type SimResponse = { status: number; headers: Record<string, string>; body: string | Uint8Array }

/** SILENT: the connection ends without an answer. */
export type SimAnswer = SimResponse | 'SILENT'
