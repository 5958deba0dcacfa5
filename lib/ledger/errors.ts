import { DomainError, ERROR_STATUS, type ErrorCode } from '@/lib/kernel/errors'
import { InvariantError } from '@/lib/kernel/invariant'

/**
 * SQL functions refuse with SQLSTATE SD001 and a code as message. An ErrorCode becomes a DomainError, anything else is a
 * broken invariant of ours. Works for the driver's own errors and for those that Prisma wraps.
 */
export function mapSqlRefusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = (error as { code?: string }).code === 'SD001' ? error.message : /\bSD001\b[\s\S]*?\b([A-Z_]{6,})\b/.exec(error.message)?.[1]
  if (!code) return error
  return code in ERROR_STATUS ? new DomainError(code as ErrorCode) : new InvariantError(code)
}

export async function refusing<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw mapSqlRefusal(error)
  })
}
