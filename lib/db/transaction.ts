import { queryPool, type Handle } from './client'
import type { Ctx, Db } from './context'
import type { Prisma } from './generated/client'
import { wakeWorkers } from './wake'

export function poolDb(handle: Handle): Db {
  return {
    get prisma() {
      return handle.prisma
    },
    query: (text, values) => queryPool(handle.pool, text, values),
    handle,
  }
}

function transactionDb(tx: Prisma.TransactionClient): Db {
  return { prisma: tx, query: (text, values) => tx.$queryRawUnsafe(text, ...values), afterCommit: { wake: false } }
}

/** A transaction is a property of ctx: the outer one is used again, and only the one who opened it commits. */
export async function withTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { handle } = ctx.db
  if (!handle) return work(ctx)
  // 20 s bounds how long a lock can be held by a verb that hangs.
  const limits = { timeout: 20_000, maxWait: 10_000 }
  const { result, wake } = await handle.prisma.$transaction(async (tx) => {
    const db = transactionDb(tx)
    return { result: await work({ ...ctx, db }), wake: db.afterCommit?.wake }
  }, limits)
  if (wake) wakeWorkers(ctx.db)
  return result
}
