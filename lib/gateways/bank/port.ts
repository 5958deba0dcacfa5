/**
 * What the platform may ask the bank side: card issuers, acquirers and the custodian bank behind one line. Amounts in fen.
 * Every number (orderNo, captureNo, …) is the caller's and moves money once: the same number with the same content gets the same
 * answer again, with other content it is refused.
 */
import type { Clock } from '@/lib/kernel/clock'
import type { Outside, OutsideAnswer } from '@/lib/kernel/outside'
import type { Result } from '@/lib/kernel/result'
import type { Secrets } from '@/lib/kernel/secrets'
import type { BankReason } from './v3/refusals'

export type { BankReason }

/** Keys are PEM; serials name them, as those of certificates do. */
export type BankLink = { endpoint: string; mchid: string; serial: string; privateKey: string; bankSerial: string; bankPublicKey: string }

/** How the acquirer of a merchant takes cards; learnt only from its answers. */
export const BANK_CHANNELS = ['DIRECT', 'LEGACY_UNIONPAY'] as const
export type BankChannel = (typeof BANK_CHANNELS)[number]

/**
 * REFUSED: nothing was moved. `code` is APIv3's, `reason` says it finer (null: one we do not know), `message` is the bank's own text,
 * for the log. FEE_NOT_AGREED carries the fee it wanted and its channel. SYSTEM_ERROR and BANK_ERROR without a reason, TIMEOUT and GARBLED
 * leave the outcome unknown; UNREACHABLE means that nothing was received.
 */
export type BankRefusal = { kind: 'REFUSED'; code: string; reason: BankReason | null; message: string; feeFen?: bigint; channel?: BankChannel }
export type BankFailure = BankRefusal | { kind: 'TIMEOUT' | 'UNREACHABLE' | 'GARBLED' }

/** With these a bank says that it does not know, unless it gives a reason of ours. */
const OPEN_CODES: readonly string[] = ['SYSTEM_ERROR', 'BANK_ERROR']

/** Whether it is certain that nothing was moved; else only a query, or the same number again, can tell. */
export function movedNothing(failure: BankFailure): boolean {
  if (failure.kind === 'REFUSED') return failure.reason !== null || !OPEN_CODES.includes(failure.code)
  return failure.kind === 'UNREACHABLE'
}

export type BankAnswer<T> = Promise<Result<T, BankFailure>>

/** One or more exchanges with the bank side. `record` keeps the raw messages, with card number, name, ID, phone and code blanked. */
export type BankCall = {
  link: BankLink
  outside: Outside
  /** Signatures carry the machine's time. */
  clock: Pick<Clock, 'wall'>
  secrets: Pick<Secrets, 'token'>
  record(message: { operation: string; outcome: OutsideAnswer['outcome'] | 'GARBLED'; request: string; response: string | null }): Promise<void>
}

export type CardToSignUp = { pan: string; holderName: string; idTail: string; phone: string }
export type SignUp = { signUpNo: string; phoneMasked: string; expiresInSeconds: number; againInSeconds: number }
/** `par`: the card's own reference (EMVCo's Payment Account Reference), the same each time it is signed up. */
export type SignedCard = { token: string; par: string; bankCode: string; bankName: string; kind: 'DEBIT' | 'CREDIT'; last4: string }
/** `usedFen`: the debt, below zero when more was given back than is owed. `heldFen`: set aside for orders under way. */
export type CreditLine = { limitFen: bigint; usedFen: bigint; heldFen: bigint }

/** `maxFeeFen`: what the payer has agreed to on top. */
export type OrderToAuthorise = { orderNo: string; token: string; merchantNo: string; amountFen: bigint; maxFeeFen: bigint }
export type Authorised = { authNo: string; channel: BankChannel; feeFen: bigint; bankName: string }

export type Capture = { captureNo: string; amountFen: bigint; feeFen: bigint }
export type Release = { releaseNo: string; amountFen: bigint }
export type RefundState = 'PROCESSING' | 'SUCCESS'
export type Refund = { refundNo: string; captureNo: string; amountFen: bigint; feeFen: bigint }
export type RefundAnswer = { state: RefundState; arrivesAt: Date }
/** What a cancellation gave back stands among the releases, under a number of the bank's. */
export type BankOrder = Authorised & {
  amountFen: bigint
  isCancelled: boolean
  captures: Capture[]
  releases: Release[]
  refunds: (Refund & RefundAnswer)[]
}

export type Payee = { kind: 'CARD'; token: string } | { kind: 'COMPANY'; merchantNo: string } | { kind: 'LENDER' } | { kind: 'FUND' }
export const TRANSFER_KINDS = ['TOP_UP', 'PAY_OUT', 'RECEIVE', 'REPAY'] as const
export type Transfer = { kind: (typeof TRANSFER_KINDS)[number]; amountFen: bigint; at: Date }

export const ENTRY_KINDS = ['OPENING', 'CAPTURE', 'REFUND', ...TRANSFER_KINDS] as const
/** `reference`: the caller's number. Into the account is positive. */
export type StatementEntry = { seq: bigint; at: Date; kind: (typeof ENTRY_KINDS)[number]; reference: string; amountFen: bigint }
export type Statement = { openingFen: bigint; closingFen: bigint; entries: StatementEntry[] }

export interface BankGateway {
  /** Sends a code to the phone that the bank has on file; all four must be the card's. */
  signUpCard(call: BankCall, input: CardToSignUp): BankAnswer<SignUp>
  confirmSignUp(call: BankCall, input: { signUpNo: string; code: string }): BankAnswer<SignedCard>
  revokeToken(call: BankCall, input: { token: string }): BankAnswer<null>
  /** 信用支付: one line for each userRef, which can pay as a card does. */
  openCreditLine(call: BankCall, input: { userRef: string }): BankAnswer<{ token: string; limitFen: bigint }>
  creditLine(call: BankCall, input: { token: string }): BankAnswer<CreditLine>
  /** The custodian account pays the lender for the user. */
  repay(call: BankCall, input: { repayNo: string; token: string; amountFen: bigint }): BankAnswer<null>
  authorise(call: BankCall, input: OrderToAuthorise): BankAnswer<Authorised>
  /** The amount comes to the custodian account, the fee stays with the acquirer. Several, up to what was authorised. */
  capture(call: BankCall, input: Capture & { orderNo: string }): BankAnswer<null>
  /** `amountFen` includes the fee. */
  release(call: BankCall, input: Release & { orderNo: string }): BankAnswer<null>
  /** Out of the custodian account; the acquirer adds `feeFen` of its fee. Several, up to what was captured. */
  refund(call: BankCall, input: Refund): BankAnswer<RefundAnswer>
  /** null: the bank has authorised no such order. */
  queryOrder(call: BankCall, input: { orderNo: string }): BankAnswer<BankOrder | null>
  /** Afterwards nothing is held, and an authorise that was on its way is refused with ORDER_CLOSED. */
  cancelOrder(call: BankCall, input: { orderNo: string }): BankAnswer<null>
  /** 零钱充值: debit card → custodian account. */
  topUp(call: BankCall, input: { topUpNo: string; token: string; amountFen: bigint }): BankAnswer<null>
  payOut(call: BankCall, input: { payOutNo: string; to: Payee; amountFen: bigint; memo: string }): BankAnswer<{ state: 'DONE'; at: Date }>
  receive(call: BankCall, input: { receiveNo: string; from: 'FUND' | 'LENDER'; amountFen: bigint }): BankAnswer<null>
  /** Of a top-up, pay-out, receipt or repayment; null when there is none of that number. */
  queryTransfer(call: BankCall, input: { no: string }): BankAnswer<Transfer | null>
  /** Afterwards nothing is moved under the number, and what was on its way is refused with TRANSFER_CLOSED. Refused with TRANSFER_DONE. */
  cancelTransfer(call: BankCall, input: { no: string }): BankAnswer<null>
  /** Of a Shanghai day that has ended, from 09:00 of the next; opening + entries = closing. */
  statement(call: BankCall, input: { day: string }): BankAnswer<Statement>
  /** Now, or at the end of an instant that has passed. */
  custodianBalance(call: BankCall, input: { at?: Date }): BankAnswer<{ balanceFen: bigint }>
}
