import type { Handle } from './client'
import type { Db } from './context'

/** So many go together at most: they wait for one another's locks and share one fate. */
const MOST = 32

export type Step<Entry, Result> = {
  /** One statement for all of them; results in their order. */
  many(db: Db, entries: Entry[]): Promise<Result[]>
  /** How one goes when there is no other, or when those who went together were refused. */
  alone(db: Db, entry: Entry): Promise<Result>
}

type Waiting<Entry, Result> = { db: Db; entry: Entry; resolve(result: Result): void; reject(error: unknown): void }
type Queue<Entry, Result> = { waiting: Waiting<Entry, Result>[]; isBusy: boolean }

/**
 * A step that is taken together with whoever takes it in the same database while that is busy with those before: one round trip and one
 * commit for all (decision 0017). Nobody waits for company: who comes first goes at once. When those together are refused, nothing of
 * it has happened, and each goes alone.
 */
export function together<Entry, Result>(step: Step<Entry, Result>): (db: Db, entry: Entry) => Promise<Result> {
  const queues = new WeakMap<Handle, Queue<Entry, Result>>()
  return async (db, entry) => {
    // Inside a transaction everything belongs to that one.
    if (!db.handle) return step.alone(db, entry)
    const queue = queues.get(db.handle) ?? { waiting: [], isBusy: false }
    queues.set(db.handle, queue)
    return new Promise<Result>((resolve, reject) => {
      queue.waiting.push({ db, entry, resolve, reject })
      if (!queue.isBusy) void empty(queue, step)
    })
  }
}

async function empty<Entry, Result>(queue: Queue<Entry, Result>, step: Step<Entry, Result>): Promise<void> {
  queue.isBusy = true
  while (queue.waiting.length > 0) await go(queue.waiting.splice(0, MOST), step)
  queue.isBusy = false
}

async function go<Entry, Result>(those: Waiting<Entry, Result>[], step: Step<Entry, Result>): Promise<void> {
  const alone = ({ db, entry, resolve, reject }: Waiting<Entry, Result>) => step.alone(db, entry).then(resolve, reject)
  const [first, ...others] = those
  if (!first || others.length === 0) return first && alone(first)
  try {
    const results = await step.many(first.db, those.map(({ entry }) => entry))
    those.forEach((one, n) => one.resolve(results[n] as Result))
  } catch (error) {
    for (const one of those) {
      if (isRefusal(error)) void alone(one)
      else one.reject(error)
    }
  }
}

/** PostgreSQL said no and rolled back. Of a connection that broke nobody knows whether it had committed. */
const isRefusal = (error: unknown) => (error as { severity?: string }).severity === 'ERROR'
