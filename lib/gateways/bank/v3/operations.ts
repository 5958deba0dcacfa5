/**
 * The operations of the line to the bank side, in the manner of APIv3: an address, what is asked, what is answered. They are ours,
 * documented as ours. Names in braces stand for fields of the question; the others travel in the body of a POST or the query of a GET.
 */
import { z } from 'zod'
import { BANK_CHANNELS, ENTRY_KINDS, TRANSFER_KINDS } from '../port'
import { BankNo, Day, Instant, MerchantNo, No, Paid, PaidOrNone, Seconds, Seq, SeqInBody, Signed, text, Token } from './fields'

const operation = <Q extends z.ZodObject, A extends z.ZodObject>(method: 'GET' | 'POST', path: string, question: Q, answer: A, isSecret = false) => ({ method, path: `/v3/bank/${path}`, question, answer, isSecret })

const Nothing = z.object({})
const Authorised = z.object({ authNo: BankNo, channel: z.enum(BANK_CHANNELS), feeFen: PaidOrNone, bankName: text(64) })
const Capture = z.object({ captureNo: No, amountFen: Paid, feeFen: PaidOrNone })
const Release = z.object({ releaseNo: No, amountFen: Paid })
const Refund = z.object({ refundNo: No, captureNo: No, amountFen: Paid, feeFen: PaidOrNone })
const Refunded = z.object({ state: z.enum(['PROCESSING', 'SUCCESS']), arrivesAt: Instant })
const Order = Authorised.extend({
  amountFen: Paid,
  isCancelled: z.boolean(),
  captures: z.array(Capture),
  releases: z.array(Release.extend({ releaseNo: BankNo })),
  refunds: z.array(Refund.extend(Refunded.shape)),
})
const Payee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('CARD'), token: Token }),
  z.object({ kind: z.literal('COMPANY'), merchantNo: MerchantNo }),
  z.object({ kind: z.literal('LENDER') }),
  z.object({ kind: z.literal('FUND') }),
])
const Entry = z.object({ seq: SeqInBody, at: Instant, kind: z.enum(ENTRY_KINDS), reference: No, amountFen: Signed })

export const OPERATIONS = {
  signUpCard: operation(
    'POST',
    'sign-ups',
    z.object({ pan: z.string().regex(/^\d{16,19}$/), holderName: text(64).min(1), idTail: z.string().regex(/^\d{3}[\dX]$/), phone: z.string().regex(/^\d{11}$/) }),
    z.object({ signUpNo: No, phoneMasked: text(32), expiresInSeconds: Seconds, againInSeconds: Seconds }),
    true,
  ),
  confirmSignUp: operation(
    'POST',
    'sign-ups/{signUpNo}/confirm',
    z.object({ signUpNo: No, code: text(16) }),
    z.object({ token: Token, par: text(64), bankCode: text(32), bankName: text(64), kind: z.enum(['DEBIT', 'CREDIT']), last4: z.string().regex(/^\d{4}$/) }),
    true,
  ),
  revokeToken: operation('POST', 'tokens/{token}/revoke', z.object({ token: Token }), Nothing),
  openCreditLine: operation('POST', 'credit-lines', z.object({ userRef: No }), z.object({ token: Token, limitFen: Paid })),
  creditLine: operation('GET', 'credit-lines/{token}', z.object({ token: Token }), z.object({ limitFen: PaidOrNone, usedFen: Signed, heldFen: PaidOrNone })),
  repay: operation('POST', 'repayments', z.object({ repayNo: No, token: Token, amountFen: Paid }), Nothing),
  authorise: operation('POST', 'authorisations', z.object({ orderNo: No, token: Token, merchantNo: MerchantNo, amountFen: Paid, maxFeeFen: PaidOrNone }), Authorised),
  queryOrder: operation('GET', 'authorisations/{orderNo}', z.object({ orderNo: No }), Order),
  capture: operation('POST', 'authorisations/{orderNo}/captures', Capture.extend({ orderNo: No }), Nothing),
  release: operation('POST', 'authorisations/{orderNo}/releases', Release.extend({ orderNo: No }), Nothing),
  cancelOrder: operation('POST', 'authorisations/{orderNo}/cancel', z.object({ orderNo: No }), Nothing),
  refund: operation('POST', 'refunds', Refund, Refunded),
  topUp: operation('POST', 'top-ups', z.object({ topUpNo: No, token: Token, amountFen: Paid }), Nothing),
  payOut: operation('POST', 'pay-outs', z.object({ payOutNo: No, to: Payee, amountFen: Paid, memo: text(64) }), z.object({ state: z.literal('DONE'), at: Instant })),
  receive: operation('POST', 'receipts', z.object({ receiveNo: No, from: z.enum(['FUND', 'LENDER']), amountFen: Paid }), Nothing),
  queryTransfer: operation('GET', 'transfers/{no}', z.object({ no: No }), z.object({ kind: z.enum(TRANSFER_KINDS), amountFen: Paid, at: Instant })),
  cancelTransfer: operation('POST', 'transfers/{no}/cancel', z.object({ no: No }), Nothing),
  /** A page of the entries whose running number is above `after`. */
  statement: operation(
    'GET',
    'statements/{day}',
    z.object({ day: Day, after: Seq }),
    z.object({ openingFen: Signed, closingFen: Signed, total: z.int().min(0), entries: z.array(Entry) }),
  ),
  custodianBalance: operation('GET', 'custodian-balance', z.object({ at: Instant.optional() }), z.object({ balanceFen: Signed })),
} as const

export type Operation = keyof typeof OPERATIONS
export type QuestionOf<O extends Operation> = z.output<(typeof OPERATIONS)[O]['question']>
export type AnswerOf<O extends Operation> = z.output<(typeof OPERATIONS)[O]['answer']>
