import type { Clock } from '@/lib/kernel/clock'
import type { Outside } from '@/lib/kernel/outside'
import type { Random } from '@/lib/kernel/random'
import type { Secrets } from '@/lib/kernel/secrets'
import type { Handle } from './client'
import type { Prisma, PrismaClient } from './generated/client'

/** VIEWER looks, OPERATOR does the day's work, TARIFF_MANAGER keeps prices, ADMIN all of it, QA turns clocks. */
export const ROLES = ['RESIDENT', 'VIEWER', 'OPERATOR', 'TARIFF_MANAGER', 'ADMIN', 'QA'] as const
export type Role = (typeof ROLES)[number]

export type Actor = { kind: 'USER'; userId: string; role: Role; sessionId: string } | { kind: 'SYSTEM' } | { kind: 'ANONYMOUS' }

/** `openDoors`: anyone may take any demo role here without a password, QA's included. */
export type WorldRef = { name: string; epoch: number; database: string; openDoors: boolean }

/** A database as verbs see it: Prisma for ordinary work, `query` for prepared statements and SQL functions. */
export type Db = {
  prisma: PrismaClient | Prisma.TransactionClient
  query<T>(text: string, values: unknown[]): Promise<T[]>
  /** Absent inside a transaction. */
  handle?: Handle
  /** Inside a transaction: what is to be done once it has been committed. */
  afterCommit?: { wake: boolean }
}

/** Everything a verb may use. It knows one world and never that others exist. */
export type Ctx = {
  world: WorldRef
  db: Db
  clock: Clock
  random: Random
  secrets: Secrets
  actor: Actor
  requestId: string
  /** The way to companies, bank side and tax bureau. */
  outside: Outside
}

/** What every verb takes. */
export type Command<Input> = { ctx: Ctx; input: Input }
