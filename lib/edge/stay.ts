/**
 * A request is inside its world once, from its first look to its answer, however often it asks: an action and the page that is drawn after
 * it are two to React and one to us. Going in a second time would wait for somebody who waits for us to leave.
 */
import { enterWorld, type OpenWorld, type Visit } from '@/lib/worlds'

type Stay = { visit: Promise<Visit>; holds: number }

/** On globalThis: a production build holds this module more than once, and the server (lib/cli/bootstrap/page-headers.mjs) is no part of it. */
const STAYS = Symbol.for('shuidan.edge.stays')
const REQUESTS = Symbol.for('shuidan.requests')
const shared = globalThis as { [STAYS]?: Map<string, Stay>; [REQUESTS]?: Map<string, (() => void)[]> }
const stays = (shared[STAYS] ??= new Map<string, Stay>())

const keyOf = (name: string, requestId: string) => `${requestId} ${name}`

/** Errors: WORLD_NOT_FOUND. */
export async function stayIn(name: string, requestId: string, behind: boolean): Promise<OpenWorld> {
  const key = keyOf(name, requestId)
  let stay = stays.get(key)
  if (!stay) {
    stay = { visit: enterWorld(name, { behind }), holds: 1 }
    stays.set(key, stay)
    stay.visit.catch(() => stays.delete(key))
    whenAnswered(requestId, () => void letGo(key))
  }
  return (await stay.visit).world
}

/** Stays also when whoever asked hangs up: what was begun is brought to its end. Returns how to let go. */
export function holdWorld(name: string, requestId: string): () => Promise<void> {
  const key = keyOf(name, requestId)
  const stay = stays.get(key)
  if (stay) stay.holds += 1
  return () => letGo(key)
}

/** The server's own hook: Next's `after` keeps more of every request, 12 MB in all. Whoever has hung up before is answered already. */
function whenAnswered(requestId: string, end: () => void): void {
  const ends = shared[REQUESTS]?.get(requestId)
  if (ends) ends.push(end)
  else end()
}

async function letGo(key: string): Promise<void> {
  const stay = stays.get(key)
  if (!stay) return
  stay.holds -= 1
  if (stay.holds > 0) return
  stays.delete(key)
  await (await stay.visit.catch(() => null))?.leave()
}
