/** Refusals as words of this protocol, and the codes that the platform calls them by (../refusals.ts). */
import { promptOf, REFUSALS, type RefusalCode } from '../refusals'

export const REFUSAL_WORDS = {
  EQ0001: 'PARAMETER_INVALID',
  EQ0002: 'NOT_PERMITTED',
  EQ0003: 'INSTITUTION_UNKNOWN',
  EQ0004: 'CUSTOMER_NOT_FOUND',
  EQ0005: 'NOTHING_DUE',
  EQ0006: 'ACCOUNT_NOT_FOUND',
  EQ0007: 'BATCH_WINDOW',
  EQ0008: 'ACCEPTANCE_OVER',
  EQ0009: 'ONLINE_PAYMENT_UNSUPPORTED',
  EQ0010: 'SYSTEM_TIMEOUT',
  EQ0011: 'SYSTEM_ERROR',
  EQ0012: 'ARREARS_ABNORMAL',
  EQ0013: 'BALANCE_ABNORMAL',
  EQ0014: 'TOO_MANY_PAYMENTS',
  EQ0015: 'WRONG_CITY',
  EQ0021: 'COMMUNICATION_ERROR',
  EQ0024: 'PAYMENT_UNFINISHED',
  SIM0001: 'CODE_WRONG',
  SIM0002: 'CODE_EXPIRED',
  SIM0003: 'CODE_LOCKED',
  SIM0004: 'CODE_TOO_FREQUENT',
  SIM0005: 'CODE_NONE_SENT',
  SIM0006: 'ORDER_NOT_FOUND',
  SIM0007: 'ORDER_REVERSED',
  SIM0008: 'ID_WRONG',
  SIM0009: 'ID_LOCKED',
  SIM0010: 'REFUND_REFUSED',
  SIM0011: 'MAINTENANCE',
} as const satisfies Record<RefusalCode, string>

const CODES = new Map<string, string>(Object.entries(REFUSAL_WORDS).map(([code, word]) => [word, code]))

/** `message` is for people at the other end; the platform never shows it. */
export const wordOf = (code: RefusalCode): { code: string; message: string } => ({ code: REFUSAL_WORDS[code], message: REFUSALS[code].cause })

/** A word that nobody knows stays as it is, and has the prompt of what is not listed. */
export function refusalOf(word: string): { kind: 'REFUSED'; code: string; prompt: string } {
  const code = CODES.get(word) ?? word
  return { kind: 'REFUSED', code, prompt: promptOf(code) }
}
