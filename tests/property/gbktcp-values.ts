/** Messages of gbktcp with any values that can be sent. `size`: lengths up to the longest, which are few unless they are asked for. */
import fc from 'fast-check'
import type * as gbktcp from '@/lib/gateways/water/gbktcp'

const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const code = (bytes: number) => fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((sign) => String.fromCharCode(sign)), minLength: 1, maxLength: bytes, size: 'max' })
const orBlank = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, fc.constant(''))
const fen = fc.bigInt({ min: 0n, max: 9_999_999_999_999n })
const whole = fc.integer({ min: 0, max: 9_999_999_999 })
const two = (low: number, high: number) => fc.integer({ min: low, max: high }).map((number) => number.toString().padStart(2, '0'))
const month = fc.tuple(digits(4), two(1, 12)).map((parts) => parts.join(''))
const day = fc.tuple(month, two(1, 31)).map((parts) => parts.join(''))
const moment = fc.tuple(day, two(0, 23), two(0, 59), two(0, 59)).map((parts) => parts.join(''))

/** What does not survive GB 18030, or is a control. */
export const LOST = /[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/u

const sign = fc.oneof(fc.constantFrom(...'王芳 @龴︐€ḿ', '𠮷', '𡈼', '㛃', '👨‍👩‍👧', '🚰', '　'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))
/** Fits whatever it is made of, and does not end in a space. */
export const text = (bytes: number) =>
  fc.string({ unit: sign, maxLength: Math.floor(bytes / 8), size: 'max' }).filter((value) => !LOST.test(value) && !value.endsWith(' ') && Array.from(value).length * 4 <= bytes)
/** Any text that can be sent, often too long for its place. */
export const longText = fc.string({ unit: sign, maxLength: 120, size: 'max' }).filter((value) => !LOST.test(value))

const numbers = { orderNo: code(30), transactionId: code(32) }
const order = { ...numbers, amountFen: fen }
const serial = fc.nat(9_999)
const none = fc.constant<never[]>([])
const nothing = fc.record({ info: fc.constant({}), rows: none })

export const SUBJECTS = fc.record({ collector: code(10), userCode: code(10), sequence: code(20), sentAt: moment })
export const USERS = fc.record({ collector: code(10), userCode: code(10), userName: text(100), userAddress: text(100) })

const wide = fc.bigInt({ min: 0n, max: 9_999_999_999_999n })
const sums = { day, lines: fc.nat(2_000_000_000), totalFen: wide }
const payment = { paidAt: moment, orderNo: code(30), orderFen: wide, paidFen: wide, feeFen: wide, incomeFen: wide, merchantOrderNo: code(50), kind: text(20) }

type Requests = { [O in gbktcp.Operation]: fc.Arbitrary<gbktcp.RequestOf<O>> }
type Responses = { [O in gbktcp.Operation]: fc.Arbitrary<gbktcp.ResponseOf<O>> }

export const REQUESTS: Requests = {
  arrears: nothing,
  bills: nothing,
  credit: fc.record({ info: fc.record({ ...order, paidAt: moment }), rows: fc.array(fc.record({ month }), { maxLength: 12, size: 'max' }) }),
  confirm: fc.record({ info: fc.record(order), rows: none }),
  reverse: fc.record({ info: fc.record({ ...numbers, reason: text(60) }), rows: none }),
  reconcile: fc.record({ info: fc.record({ ...sums, part: serial, parts: serial }), rows: fc.array(fc.record({ lineNo: serial, ...payment }), { maxLength: 5, size: 'max' }) }),
  profile: nothing,
  sendCode: nothing,
  checkCode: fc.record({ info: fc.record({ code: code(6) }), rows: none }),
  checkId: fc.record({ info: fc.record({ idTail: fc.tuple(digits(3), fc.constantFrom('0', '9', 'X')).map((parts) => parts.join('')) }), rows: none }),
  usage: fc.record({ info: fc.record({ months: fc.nat(999) }), rows: none }),
  billDetails: fc.record({ info: fc.record({ beginNum: fc.nat(999_999), queryNum: serial }), rows: none }),
  refundPart: fc.record({ info: fc.record({ ...numbers, refundNo: code(64), refundAmountFen: fen }), rows: none }),
  paidParts: fc.record({ info: fc.record(numbers), rows: none }),
}

const bill = fc.record({
  month,
  lastReadingM3: whole,
  readingM3: whole,
  volumeM3: whole,
  firstTierM3: whole,
  firstTierFen: fen,
  secondTierM3: whole,
  secondTierFen: fen,
  thirdTierM3: fc.constantFrom(0, 1),
  thirdTierFen: fen,
  sewageFen: fen,
  totalFen: fen,
  status: digits(1),
})

export const RESPONSES: Responses = {
  arrears: fc.record({ info: fc.record({ totalFen: fen }), rows: fc.array(fc.record({ month, volumeM3: whole, amountFen: fen }), { maxLength: 12, size: 'max' }) }),
  bills: fc.record({ info: fc.constant({}), rows: fc.array(bill, { maxLength: 12 }) }),
  credit: fc.record({ info: fc.record({ orderNo: code(30), paidAt: moment, amountFen: fen, receiptNo: code(30) }), rows: none }),
  confirm: fc.record({ info: fc.record({ state: fc.constantFrom('0', '1', '2'), orderNo: orBlank(code(30)), paidAt: orBlank(moment), amountFen: fen, receiptNo: orBlank(code(30)) }), rows: none }),
  reverse: fc.record({ info: fc.record({ orderNo: code(30), reversalNo: code(30) }), rows: none }),
  reconcile: fc.record({
    info: fc.record(sums),
    rows: fc.array(fc.record({ orderNo: code(30), kind: fc.constantFrom('1', '2', '3'), collectorFen: fen, companyFen: fen }), { maxLength: 5, size: 'max' }),
  }),
  profile: fc.record({ info: fc.record({ people: fc.nat(999), balanceFen: fen, dueFen: fen }), rows: none }),
  sendCode: fc.record({ info: fc.record({ phoneMasked: code(20), expiresInSeconds: fc.nat(99_999), againInSeconds: fc.nat(99_999) }), rows: none }),
  checkCode: nothing,
  checkId: nothing,
  usage: fc.record({ info: fc.constant({}), rows: fc.array(fc.record({ month, volumeM3: whole, readType: fc.constantFrom('1', '2', '3') }), { maxLength: 24, size: 'max' }) }),
  billDetails: fc.record({
    info: fc.record({ total: fc.nat(999_999) }),
    rows: fc.array(
      fc.record({ beginMonth: month, endMonth: month, issuedOn: day, dueOn: day, volumeM3: whole, usedBeforeM3: whole, amountFen: fen, lateFeeFen: fen, paidFen: fen, lateFeePaidFen: fen }),
      { maxLength: 5, size: 'max' },
    ),
  }),
  refundPart: nothing,
  paidParts: fc.record({ info: fc.record({ prepaidFen: fen }), rows: fc.array(fc.record({ month, item: fc.constantFrom('1', '5'), amountFen: fen }), { maxLength: 6, size: 'max' }) }),
}

export const DAYS = fc.record({ day, payments: fc.array(fc.record(payment), { maxLength: 5, size: 'max' }) })
