import type { BankFailure } from '@/lib/gateways/bank'
import { DomainError, type ErrorCode } from '@/lib/kernel/errors'
import type { Result } from '@/lib/kernel/result'

/** What a resident is told for each reason that concerns her; any other is BANK_REFUSED. */
const REASONS: Partial<Record<string, ErrorCode>> = {
  CARD_UNKNOWN: 'CARD_NUMBER',
  CARD_MISMATCH: 'CARD_MISMATCH',
  CARD_MISMATCH_LOCKED: 'CARD_LOCKED',
  SIGN_UP_REFUSED: 'CARD_NOT_BINDABLE',
  SIGN_UP_UNKNOWN: 'CODE_EXPIRED',
  CODE_WRONG: 'CODE_WRONG',
  CODE_EXPIRED: 'CODE_EXPIRED',
  CODE_LOCKED: 'CARD_LOCKED',
  CODE_TOO_FREQUENT: 'CODE_TOO_FREQUENT',
  ISSUER_UNAVAILABLE: 'BANK_UNAVAILABLE',
  INSUFFICIENT_FUNDS: 'CARD_INSUFFICIENT',
  NOT_ELIGIBLE: 'CREDIT_NOT_ELIGIBLE',
}

/** The answer, or what went wrong as an error that a resident understands. For questions that move no money. */
export function bankAnswerOrThrow<T>(answer: Result<T, BankFailure>): T {
  if (answer.ok) return answer.value
  const failure = answer.error
  if (failure.kind !== 'REFUSED') throw new DomainError('BANK_UNAVAILABLE', {}, failure.kind)
  throw new DomainError(REASONS[failure.reason ?? ''] ?? 'BANK_REFUSED', {}, `${failure.code} ${failure.reason ?? ''}`)
}
