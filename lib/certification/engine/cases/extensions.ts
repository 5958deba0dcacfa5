/** Our own operations (SIM…), where the company has them. */
import { sumFen } from '@/lib/kernel/money'
import type { Case } from '../case'
import { text } from '../evidence'

const MONTHS = 12

export const extReading = {
  title: text('户主、用水与账单', 'Profile, usage and bills'),
  proves: text('户主信息脱敏，应缴与欠费一致；用水逐月；账单的未缴之和等于欠费', 'The profile is masked and owes what query says; usage is by month; what is open on the bills adds up'),
  maySkip: false,
  isExtension: true,
  needs: ['amounts'],
  run: async (t) => {
    const billKey = t.numbers.unpaid
    const owed = await t.owedNow()
    await t.yes('户主信息脱敏，应缴等于欠费', 'a masked profile, owing what is owed', () => t.ask(billKey, (gateway, call) => gateway.profile(call, { billKey })), (said) => said.customerMasked.includes('*') && said.dueFen === owed)
    await t.yes('用水逐月，旧的在前', 'usage by month, the oldest first', () => t.ask(billKey, (gateway, call) => gateway.usage(call, { billKey, months: MONTHS })), (months) => months.length > 0 && months.length <= MONTHS && months.every(({ month }, n) => n === 0 || month > (months[n - 1]?.month ?? '')))
    const bills = () => t.everyPage((page) => t.ask(billKey, (gateway, call) => gateway.bills(call, { billKey, ...page })))
    await t.yes('账单未缴之和等于欠费', 'what is open on the bills is what is owed', bills, (all) => sumFen(all.map(({ amountFen, lateFeeFen, paidFen }) => amountFen + lateFeeFen - paidFen)) === owed)
  },
} satisfies Case

export const extProof = {
  title: text('身份核验', 'Whose number it is'),
  proves: text('没有发过的验证码、错误的身份证后四位被拒绝', 'A code that was never sent, and a wrong tail of the ID card, are refused'),
  maySkip: false,
  isExtension: true,
  needs: ['query'],
  run: async (t) => {
    const billKey = t.numbers.unpaid
    const { idTail } = t.settings
    const checkId = (tail: string) => t.ask(billKey, (gateway, call) => gateway.checkId(call, { billKey, idTail: tail }))
    await t.no('没有发过的验证码被拒绝', 'a code that was never sent is refused', () => t.ask(billKey, (gateway, call) => gateway.checkCode(call, { billKey, code: '000000' })))
    if (!idTail) return
    await t.no('错误的后四位被拒绝', 'a wrong tail is refused', () => checkId(idTail === '0000' ? '0001' : '0000'))
    await t.yes('正确的后四位通过', 'the right one is accepted', () => checkId(idTail))
  },
} satisfies Case

export const extSplit = {
  title: text('费项与部分退款', 'Fee items, and parts given back'),
  proves: text('一笔缴费按费项拆分，合计相符；部分退款同号只退一次，多退被拒绝', 'What an order paid is split by fee item and adds up; a part goes back once for its number, and never more than is left'),
  maySkip: false,
  isExtension: true,
  needs: ['amounts'],
  run: async (t) => {
    const order = t.order()
    const { billKey, billNo, transactionId } = order
    const split = () => t.ask(billKey, (gateway, call) => gateway.paidParts(call, { billKey, billNo, transactionId }))
    const giveBack = (refundNo: string, refundAmountFen: bigint) => t.ask(billKey, (gateway, call) => gateway.refundPart(call, { billKey, billNo, transactionId, refundNo, refundAmountFen }))
    const addsUp = (fen: bigint) => (said: { prepaidFen: bigint; parts: { amountFen: bigint }[] }) => said.prepaidFen + sumFen(said.parts.map(({ amountFen }) => amountFen)) === fen
    await t.yes('销账成功', 'an order is credited', () => t.charge(order))
    await t.yes('费项合计等于金额', 'its parts add up', split, addsUp(order.payAmountFen))
    const part = order.payAmountFen / 2n
    if (part === 0n) return
    await t.yes('退一半', 'half goes back', () => giveBack(`${billNo}R1`, part))
    await t.yes('同号再退：同样的应答', 'the same number again: the same answer', () => giveBack(`${billNo}R1`, part))
    await t.yes('只退了一次', 'it went back once', split, addsUp(order.payAmountFen - part))
    await t.no('多退被拒绝', 'more than is left is refused', () => giveBack(`${billNo}R2`, order.payAmountFen))
  },
} satisfies Case
