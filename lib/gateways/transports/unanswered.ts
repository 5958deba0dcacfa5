import type { Unanswered } from '@/lib/kernel/outside'

/** No answer came. `isSent`: bytes of the question may have left. A code is a word of capitals; anything else is none and is not handed on. */
export function unanswered(isSent: boolean, error?: unknown): Unanswered {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const outcome = isSent ? 'TIMEOUT' : 'UNREACHABLE'
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,59}$/.test(code) ? { outcome, why: code } : { outcome }
}
