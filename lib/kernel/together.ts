import { setImmediate } from 'node:timers/promises'

/** So many go together at most: they wait for one another's locks and share one fate. */
const MOST = 32

/** A database, as far as it matters here: without a handle it is a transaction. */
type Source = { handle?: object }

export type Step<Db extends Source, Entry, Result> = {
  /** One statement for all of them, be it one; results in their order. Waits for nobody's lock for long: others wait for its end. */
  many(db: Db, entries: Entry[]): Promise<Result[]>
  /** How one goes by itself, when those who went together were refused; nobody waits for it. */
  alone(db: Db, entry: Entry): Promise<Result>
}

type Waiting<Db, Entry, Result> = { db: Db; entry: Entry; resolve(result: Result): void; reject(error: unknown): void }
type Queue<Db, Entry, Result> = { waiting: Waiting<Db, Entry, Result>[]; isBusy: boolean }

/**
 * A step that is taken together with whoever takes it in the same database while that is busy with those before: one round trip and one
 * commit for all (decision 0017). Nobody waits for company longer than a turn of the event loop, in which those come that an earlier
 * step let go together. When they are refused, nothing of it has happened, and each goes alone.
 */
export function together<Db extends Source, Entry, Result>(step: Step<Db, Entry, Result>): (db: Db, entry: Entry) => Promise<Result> {
  const queues = new WeakMap<object, Queue<Db, Entry, Result>>()
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

async function empty<Db extends Source, Entry, Result>(queue: Queue<Db, Entry, Result>, step: Step<Db, Entry, Result>): Promise<void> {
  queue.isBusy = true
  await setImmediate()
  while (queue.waiting.length > 0) await go(queue.waiting.splice(0, MOST), step)
  queue.isBusy = false
}

async function go<Db extends Source, Entry, Result>(those: Waiting<Db, Entry, Result>[], step: Step<Db, Entry, Result>): Promise<void> {
  const alone = ({ db, entry, resolve, reject }: Waiting<Db, Entry, Result>) => step.alone(db, entry).then(resolve, reject)
  const [first] = those
  if (!first) return
  try {
    const results = await step.many(first.db, those.map(({ entry }) => entry))
    for (const [n, one] of those.entries()) one.resolve(results[n] as Result)
  } catch (error) {
    for (const one of those) {
      if (isRefusal(error)) void alone(one)
      else one.reject(error)
    }
  }
}

/** PostgreSQL said no and rolled back. Of a connection that broke nobody knows whether it had committed. */
const isRefusal = (error: unknown) => (error as { severity?: string }).severity === 'ERROR'
