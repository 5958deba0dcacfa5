import type { SimAnswer, SimCtx, SimRequest } from './sim-ctx'

type Message = { method: string; url: string; headers: Record<string, string | undefined>; body: Uint8Array }

/** Addresses of the outside HTTP server that begin with `head`; null: it is none of them. What is signed begins after the head's first part. */
export function routeBelow(head: string, handle: (sim: SimCtx, message: Message) => Promise<SimAnswer>) {
  return async (sim: SimCtx, { method, path, query, headers, body }: SimRequest): Promise<SimAnswer | null> => {
    if (!path.startsWith(head)) return null
    const url = path.slice(head.length - 1) + (query.size > 0 ? `?${query}` : '')
    return handle(sim, { method, url, headers, body })
  }
}
