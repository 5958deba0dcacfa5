import type { Result } from './result'

/** Closed list of error codes with the HTTP status of each; texts live in lib/i18n/errors. */
export const ERROR_STATUS = {
  INVALID_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  BODY_TOO_LARGE: 413,
  INTERNAL: 500,
  WORLD_NOT_FOUND: 404,
  WORLD_EXISTS: 409,
  WORLD_BUSY: 409,
  WORLD_STAYS: 409,
  WORLD_LIMIT: 409,
  PRESET_NOT_FOUND: 404,
  SNAPSHOT_NOT_FOUND: 404,
  SNAPSHOT_LIMIT: 409,
  CLOCK_BACKWARDS: 400,
  CLOCK_RANGE: 400,
  IDEMPOTENCY_KEY_REUSED: 409,
  SIGN_IN_FAILED: 401,
  SIGN_IN_LOCKED: 429,
  COMPANY_NOT_FOUND: 404,
  COMPANY_UNAVAILABLE: 503,
  COMPANY_TIMEOUT: 504,
  COMPANY_REFUSED: 422,
  NUMBER_EMPTY: 400,
  NUMBER_LENGTH: 400,
  NUMBER_CHARSET: 400,
  NUMBER_OLD: 400,
  NUMBER_IS_METER: 400,
  NUMBER_NOT_FOUND: 404,
  NUMBER_ALREADY_BOUND: 409,
  ACCOUNT_LIMIT: 409,
  ALIAS_EMPTY: 400,
  ALIAS_LENGTH: 400,
  ALIAS_CHARSET: 400,
  ALIAS_TAKEN: 409,
  GROUP_EMPTY: 400,
  GROUP_LENGTH: 400,
  GROUP_CHARSET: 400,
  UNBIND_IN_PROGRESS: 409,
  ACCOUNT_UNBOUND: 409,
  GROUP_RESERVED: 400,
  REFRESH_PARTLY: 503,
  BIND_EXPIRED: 409,
  CODE_INVALID: 400,
  CODE_WRONG: 422,
  CODE_NONE_SENT: 422,
  CODE_EXPIRED: 422,
  CODE_LOCKED: 429,
  CODE_TOO_FREQUENT: 429,
  ID_TAIL_INVALID: 400,
  ID_TAIL_WRONG: 422,
  ID_TAIL_LOCKED: 429,
  AMOUNT_INVALID: 400,
  AMOUNT_TOO_SMALL: 400,
  AMOUNT_BELOW_DUE: 400,
  AMOUNT_TOO_LARGE: 400,
  NOTHING_DUE: 409,
  INSUFFICIENT_BALANCE: 422,
  SOURCE_OFF: 422,
  SOURCE_UNAVAILABLE: 422,
  SOURCE_PAYMENT_LIMIT: 422,
  SOURCE_DAY_LIMIT: 422,
  SOURCE_MONTH_LIMIT: 422,
  FEE_CHANGED: 409,
  CARD_NUMBER: 400,
  CARD_LIMIT: 409,
  CARD_MISMATCH: 422,
  CARD_LOCKED: 429,
  CARD_NOT_BINDABLE: 422,
  CARD_BOUND: 409,
  CARD_IN_USE: 409,
  CARD_INSUFFICIENT: 422,
  CREDIT_NOT_ELIGIBLE: 422,
  CARD_NOT_DEBIT: 422,
  TRANSFER_DAY_LIMIT: 422,
  FUND_INSUFFICIENT: 422,
  FAMILY_SELF: 400,
  FAMILY_PERSON: 422,
  FAMILY_PERSON_TWICE: 422,
  FAMILY_EXISTS: 409,
  FAMILY_RELATION_TAKEN: 409,
  FAMILY_GIVE_LIMIT: 409,
  FAMILY_RECEIVE_LIMIT: 409,
  CREDIT_NOTHING_OWED: 409,
  SETTING_RANGE: 400,
  BANK_REFUSED: 422,
  BANK_UNAVAILABLE: 503,
  BILL_CHANGED: 409,
  PAYMENT_IN_PROGRESS: 409,
  PAYMENT_EXPIRED: 409,
  PAYMENT_CLOSED: 409,
  EXPORT_TOO_MANY: 422,
  REFUND_REASON: 400,
  REFUND_NOT_PAID: 409,
  REFUND_TOO_LATE: 409,
  REFUND_TOO_MUCH: 422,
  REFUND_TOO_MANY: 409,
  REFUND_NO_USED: 409,
  REFUND_OWN: 403,
  REFUND_DECIDED: 409,
  PASSWORD_FORMAT: 400,
  PASSWORD_WRONG: 422,
  PASSWORD_LOCKED: 429,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** Slips of the one who typed: what is said is all there is to know, and nobody has to look anything up. */
const SLIPS: readonly ErrorCode[] = [
  'NUMBER_EMPTY', 'NUMBER_LENGTH', 'NUMBER_CHARSET', 'NUMBER_OLD', 'NUMBER_IS_METER', 'NUMBER_NOT_FOUND', 'ALIAS_EMPTY', 'ALIAS_LENGTH', 'ALIAS_CHARSET', 'ALIAS_TAKEN', 'GROUP_EMPTY', 'GROUP_LENGTH', 'GROUP_CHARSET', 'GROUP_RESERVED', 'CODE_INVALID', 'CODE_WRONG', 'CODE_NONE_SENT', 'ID_TAIL_INVALID', 'ID_TAIL_WRONG',
  'CARD_NUMBER', 'CARD_MISMATCH', 'AMOUNT_INVALID', 'AMOUNT_TOO_SMALL', 'AMOUNT_BELOW_DUE', 'AMOUNT_TOO_LARGE', 'PASSWORD_FORMAT', 'PASSWORD_WRONG', 'SIGN_IN_FAILED',
  'CARD_NOT_DEBIT', 'TRANSFER_DAY_LIMIT', 'FUND_INSUFFICIENT', 'FAMILY_SELF', 'FAMILY_PERSON', 'FAMILY_PERSON_TWICE', 'FAMILY_EXISTS', 'FAMILY_RELATION_TAKEN', 'FAMILY_GIVE_LIMIT', 'FAMILY_RECEIVE_LIMIT', 'CREDIT_NOTHING_OWED', 'SETTING_RANGE', 'REFUND_REASON', 'REFUND_TOO_MUCH',
]
export const isSlip = (code: ErrorCode): boolean => SLIPS.includes(code)

export type ErrorParams = Record<string, string | number>

/**
 * An expected failure. `code` and `params` may be shown; `privateMessage` goes to the log only.
 * Thrown by impure code so that the transaction rolls back.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    privateMessage?: string,
  ) {
    super(privateMessage ?? code)
  }
  get status(): number {
    return ERROR_STATUS[this.code]
  }
}

/** The value, or the failure that pure code returned, thrown. */
export function valueOrThrow<T>(result: Result<T, { code: ErrorCode; params?: ErrorParams }>): T {
  if (!result.ok) throw new DomainError(result.error.code, result.error.params)
  return result.value
}

export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'code' in error
}
