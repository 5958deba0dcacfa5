/** Arbitrary questions and answers, with the names and numbers that water companies have. */
import fc from 'fast-check'
import { FEE_ITEMS, type QuestionOf, type SaidOf, type WaterOperation } from '@/lib/gateways/water'

/** Signs that go wrong elsewhere: outside the basic plane, four bytes in GB 18030, in need of escapes, made of several. */
const RARE = ['𠮷', '㛃', '𬱖', '㐂', '龴', '︐', '\u{2A6D6}', '🚰', '👨‍👩‍👧', 'é', 'e\u0301', '\u200F', '\uFEFF', '\u2028', '"', '\\', '/', '<', '&', '\n', '\t', '\u0001', '\u007F', '|']
const unit = fc.oneof(fc.constantFrom(...RARE), fc.constantFrom(...'王李张水务公司0123456789'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((sign) => sign !== '\0' && sign.isWellFormed()))
/** Up to about 100 bytes, or as long as a field may be. */
export const name = fc.oneof({ weight: 9, arbitrary: fc.string({ unit, maxLength: 40, size: 'max' }) }, { weight: 1, arbitrary: fc.constantFrom('𠮷'.repeat(25), '㛃'.repeat(33), '王'.repeat(2_000), '𠮷'.repeat(1_000)) })

const fen = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n })
const count = fc.nat({ max: 999_999_999 })
const no = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 64 })
const billNo = fc.string({ unit: fc.constantFrom('2', '0', '𠮷', '-', '号', ' '), minLength: 1, maxLength: 20 })
const padded = (value: number, length: number) => String(value).padStart(length, '0')
const month = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => padded(y, 4) + padded(m, 2))
const day = fc.tuple(month, fc.integer({ min: 1, max: 31 })).map(([m, d]) => m + padded(d, 2))
const moment = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 14, maxLength: 14 })
const page = fc.record({ beginNum: count, queryNum: count })
const order = fc.record({ billNo: no, transactionId: no })
const receipt = fc.record({ billNo: no, payDate: moment, payAmountFen: fen, channelBillNo: no })
const nothing = fc.constant({})
const done = fc.constant(null)
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 8 })

const bill = fc.record({ billNo, beginMonth: month, endMonth: month, issuedOn: day, dueOn: day, volumeM3: count, usedBeforeM3: count, amountFen: fen, lateFeeFen: fen, paidFen: fen, lateFeePaidFen: fen })

export const SUBJECTS = fc.record({ sequence: fc.string({ unit: fc.constantFrom(...'0123456789abcXYZ_-'), minLength: 1, maxLength: 64 }), billKey: fc.string({ unit: fc.constantFrom('0', '1', '𠮷', '\n', '"'), minLength: 1, maxLength: 16 }), companyId: fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 }) })

export const QUESTIONS: { [O in WaterOperation]: fc.Arbitrary<QuestionOf<O>> } = {
  query: page,
  charge: fc.record({ billNo: no, transactionId: no, payDate: moment, customerName: name, payAmountFen: fen, attach: name, billMonth: name }),
  confirm: fc.record({ billNo: no, transactionId: no, payAmountFen: fen }),
  refund: fc.record({ billNo: no, transactionId: no, attach: name }),
  refundPart: fc.record({ billNo: no, transactionId: no, refundNo: no, refundAmountFen: fen }),
  paidParts: order,
  profile: nothing,
  sendCode: nothing,
  checkCode: fc.record({ code: name }),
  checkId: fc.record({ idTail: fc.constantFrom('0000', '123X', '9999') }),
  usage: fc.record({ months: count }),
  bills: page,
}

export const ANSWERS: { [O in WaterOperation]: fc.Arbitrary<SaidOf<O>> } = {
  query: fc.record({ total: count, items: some(fc.record({ customerName: name, balanceFen: fen, payAmountFen: fen, beginMonth: month, endMonth: month, billNo: name })) }),
  charge: receipt,
  confirm: fc.oneof(fc.record({ state: fc.constant('CREDITED' as const), receipt }), fc.record({ state: fc.constant('NOT_FOUND' as const) }), fc.record({ state: fc.constant('REVERSED' as const) })),
  refund: done,
  refundPart: done,
  paidParts: fc.record({ prepaidFen: fen, parts: some(fc.record({ billNo, item: fc.constantFrom(...FEE_ITEMS), amountFen: fen })) }),
  profile: fc.record({ customerMasked: name, addressMasked: name, people: count, balanceFen: fen, dueFen: fen }),
  sendCode: fc.record({ phoneMasked: name, expiresInSeconds: count, againInSeconds: count }),
  checkCode: done,
  checkId: done,
  usage: some(fc.record({ month, volumeM3: count, readType: fc.constantFrom('ACTUAL' as const, 'ESTIMATED' as const, 'SELF' as const) })),
  bills: fc.record({ total: count, items: some(bill) }),
}
