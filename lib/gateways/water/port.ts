/** What the platform may ask a water company, whatever protocol it speaks (rule A3). Amounts in fen, months YYYYMM. */
import type { Outside, OutsideAnswer } from '@/lib/kernel/outside'
import type { Result } from '@/lib/kernel/result'

export type WaterProtocol = 'wxlifepay' | 'json' | 'gbk-tcp'

export type CompanyEndpoint = {
  companyCode: string
  protocol: WaterProtocol
  endpoint: string
  companyId: string
  merchantId: string
  signature: 'SHA1' | 'SHA256'
  signingKey: string
  isSandbox: boolean
  /** Hex, for json; empty: nobody has agreed on keys */
  platformSm2PrivateKey: string
  companySm2PublicKey: string
}

/**
 * REFUSED: the company answered no, with its code and the prompt a resident sees. TIMEOUT and GARBLED leave the
 * outcome unknown; UNREACHABLE means that nothing was received. With `until` nothing was sent: by agreement the company is closed so long.
 */
export type GatewayFailure = { kind: 'REFUSED'; code: string; prompt: string; until?: Date } | { kind: 'UNREACHABLE'; until?: Date } | { kind: 'TIMEOUT' | 'GARBLED' }
export type Answer<T> = Promise<Result<T, GatewayFailure>>

/** `volumeM3`: where the protocol says it. */
export type ArrearsItem = { customerName: string; balanceFen: bigint; payAmountFen: bigint; beginMonth: string; endMonth: string; billNo: string; volumeM3?: number }
export type Arrears = { total: number; items: ArrearsItem[] }

export type ChargeRequest = {
  billKey: string
  billNo: string
  transactionId: string
  payDate: string
  customerName: string
  payAmountFen: bigint
  /** The company's bill numbers, "|"-separated */
  attach: string
  billMonth: string
}
export type ChargeReceipt = { billNo: string; payDate: string; payAmountFen: bigint; channelBillNo: string }
export type ConfirmRequest = { billKey: string; transactionId: string; billNo: string; payAmountFen: bigint }
/** NOT_FOUND: the company answers that it knows no such order. */
export type ConfirmAnswer = { state: 'CREDITED'; receipt: ChargeReceipt } | { state: 'NOT_FOUND' } | { state: 'REVERSED' }

export type PartToRefund = { billKey: string; billNo: string; transactionId: string; refundNo: string; refundAmountFen: bigint }

/** What a bill is made of, and what is charged for being late. */
export const FEE_ITEMS = ['WATER', 'RESOURCE', 'SEWAGE', 'GARBAGE', 'LATE_FEE'] as const
export type FeeItem = (typeof FEE_ITEMS)[number]
export type PaidPart = { billNo: string; item: FeeItem; amountFen: bigint }
/** What stands of a credited order after what was given back; `prepaidFen`: kept for bills to come. */
export type PaidParts = { prepaidFen: bigint; parts: PaidPart[] }

export type Profile = { customerMasked: string; addressMasked: string; people: number; balanceFen: bigint; dueFen: bigint }
/** `againInSeconds`: until then the company refuses to send another. */
export type CodeSent = { phoneMasked: string; expiresInSeconds: number; againInSeconds: number }
export const READ_TYPES = ['ACTUAL', 'ESTIMATED', 'SELF'] as const
export type UsageMonth = { month: string; volumeM3: number; readType: (typeof READ_TYPES)[number] }
/** A company's own number of a bill: whatever can be printed. */
export const BILL_NO = /^\P{Cc}{1,64}$/u

export type BillDetail = {
  billNo: string
  beginMonth: string
  endMonth: string
  /** YYYYMMDD */
  issuedOn: string
  dueOn: string
  volumeM3: number
  usedBeforeM3: number
  amountFen: bigint
  lateFeeFen: bigint
  paidFen: bigint
  /** The part of what is paid that settled late fee */
  lateFeePaidFen: bigint
}

/** CUT_OFF, BUSY and CLOSED: nothing was sent, because the company has failed before, because too many wait for it, or because it is closed by agreement. */
export type WireOutcome = OutsideAnswer['outcome'] | 'GARBLED' | 'CUT_OFF' | 'BUSY' | 'CLOSED'

/** One conversation with one company. `record` keeps the raw messages (codes blanked) for the path of a payment. */
export type GatewayCall = {
  company: CompanyEndpoint
  outside: Outside
  /** Stands for the world in this process: what a protocol keeps from one message to the next is kept for it, and goes with it. */
  memory: object
  /** transeqnum, unique per message */
  sequence: string
  /** World time of the conversation */
  at: Date
  record(message: { operation: string; outcome: WireOutcome; request: string; response: string | null }): Promise<void>
}

export interface WaterGateway {
  query(call: GatewayCall, input: { billKey: string; beginNum: number; queryNum: number }): Answer<Arrears>
  charge(call: GatewayCall, input: ChargeRequest): Answer<ChargeReceipt>
  confirm(call: GatewayCall, input: ConfirmRequest): Answer<ConfirmAnswer>
  /** 冲正: afterwards the order cannot be credited any more, whether or not it had been. */
  refund(call: GatewayCall, input: { billKey: string; billNo: string; transactionId: string; attach: string }): Answer<null>
  /** Gives part of a credited order back, once for each refundNo: the same number gets the same answer again. */
  refundPart(call: GatewayCall, input: PartToRefund): Answer<null>
  /** What a credited order has paid, by bill and fee item: what invoices are made of (rule I6). */
  paidParts(call: GatewayCall, input: { billKey: string; billNo: string; transactionId: string }): Answer<PaidParts>
  profile(call: GatewayCall, input: { billKey: string }): Answer<Profile>
  sendCode(call: GatewayCall, input: { billKey: string }): Answer<CodeSent>
  checkCode(call: GatewayCall, input: { billKey: string; code: string }): Answer<null>
  /** `idTail`: the last four of the holder's ID card, compared at the company. */
  checkId(call: GatewayCall, input: { billKey: string; idTail: string }): Answer<null>
  usage(call: GatewayCall, input: { billKey: string; months: number }): Answer<UsageMonth[]>
  bills(call: GatewayCall, input: { billKey: string; beginNum: number; queryNum: number }): Answer<{ total: number; items: BillDetail[] }>
}

/** What the platform says it has credited on a day (YYYYMMDD, Shanghai); `paidAt` YYYYMMDDHHMMSS. */
export type DayPayment = { billNo: string; transactionId: string; paidAt: string; paidFen: bigint; feeFen: bigint }
export type DayDifference = { billNo: string; kind: 'ONLY_PLATFORM' | 'ONLY_COMPANY' | 'AMOUNT'; platformFen: bigint; companyFen: bigint }

/** For companies that compare a day's payments with their own books themselves (对账文件). */
export interface Reconciler {
  reconcile(call: GatewayCall, input: { day: string; payments: readonly DayPayment[] }): Answer<{ lines: number; totalFen: bigint; differences: DayDifference[] }>
}

export type WaterOperation = keyof WaterGateway
/** What is asked, and what is said to it, without the number it is about and without how it is sent. */
export type QuestionOf<O extends WaterOperation> = Omit<Parameters<WaterGateway[O]>[1], 'billKey'>
export type SaidOf<O extends WaterOperation> = Awaited<ReturnType<WaterGateway[O]>> extends Result<infer T, unknown> ? T : never
/** An operation with the question that belongs to it. */
export type Asked = { [O in WaterOperation]: { operation: O; question: QuestionOf<O> } }[WaterOperation]
