/** Crediting, asking what became of it, and taking it back. */
import { text } from '../evidence'
import type { Case } from '../case'
import type { Order } from '../orders'
import type { Trial } from '../trial'

export const credit = {
  title: text('销账', 'Credit'),
  proves: text('销账成功，回执是这一笔的；查证说已入账，回执相同', 'An order is credited with a receipt of its own; asked again, the company says so with the same receipt'),
  maySkip: false,
  needs: ['query'],
  run: async (t) => {
    const order = t.order()
    const receipt = await t.yes(`销账 ${order.payAmountFen} 分成功`, `${order.payAmountFen} fen are credited`, () => t.charge(order), ({ billNo, channelBillNo }) => billNo === order.billNo && channelBillNo !== '')
    await t.yes('查证：已入账，回执相同', 'confirm: credited, with the same receipt', () => t.confirm(order), (said) => said.state === 'CREDITED' && said.receipt.channelBillNo === receipt.channelBillNo && said.receipt.payDate === receipt.payDate)
  },
} satisfies Case

export const confirm = {
  title: text('销账结果查询', 'Confirm'),
  proves: text('没有收到过的订单答“没有”，不答已入账；金额不符不认', 'An order that never came is not known, and never “credited”; another amount is not confirmed'),
  maySkip: false,
  needs: ['credit'],
  run: async (t) => {
    await t.isUnknown(t.order(), '没有的订单：答没有', 'an order that never came: it is not known')
    const order = t.order()
    await t.yes('销账成功', 'an order is credited', () => t.charge(order))
    await t.step(text('金额不符：不能答已入账', 'with another amount: not “credited”'), () => t.confirm(order, { payAmountFen: order.payAmountFen + 1n }), (said) => ({
      verdict: said.ok && said.value.state === 'CREDITED' ? 'FAILED' : 'PASSED', seen: said.ok ? text(said.value.state, said.value.state) : text('不认', 'not confirmed'),
    }))
    await t.yes('金额相符：已入账', 'with its amount: credited', () => t.confirm(order), ({ state }) => state === 'CREDITED')
  },
} satisfies Case

export const amounts = {
  title: text('金额以分计', 'Amounts in fen'),
  proves: text('入账多少分，欠费就少多少分；各账之和等于合计', 'What is owed falls by exactly what was credited, in fen; bills add up'),
  maySkip: false,
  needs: ['credit'],
  run: async (t) => {
    const before = await t.owedNow()
    const order = t.order()
    await t.yes(`销账 ${order.payAmountFen} 分成功`, `${order.payAmountFen} fen are credited`, () => t.charge(order))
    await t.owes(before - order.payAmountFen, '欠费少了这么多分', 'so much less is owed')
  },
} satisfies Case

export const duplicate = {
  title: text('重复销账', 'The same order twice'),
  proves: text('同一订单号重发：回执相同，只入账一次', 'An order that comes again has the same receipt and is credited once'),
  maySkip: false,
  needs: ['amounts'],
  run: async (t) => {
    const before = await t.owedNow()
    const order = t.order()
    const receipt = await t.yes('第一次销账成功', 'it is credited', () => t.charge(order))
    await t.yes('第二次回执相同', 'sent again, the receipt is the same', () => t.charge(order), ({ channelBillNo }) => channelBillNo === receipt.channelBillNo)
    await t.owes(before - order.payAmountFen, '只入账一次', 'credited once')
  },
} satisfies Case

async function forAnother(t: Trial, order: Order): Promise<void> {
  const { other } = t.numbers
  if (!other) return
  const { owedFen } = await t.yes('查询另一户号', 'ask about the other number', () => t.owed(other))
  t.run.otherOwingFen = owedFen
  await t.no('同号换户号被拒绝', 'its number for another 户号 is refused', () => t.charge(order, { billKey: other }))
}

export const reused = {
  title: text('订单号重用', 'A number used again'),
  proves: text('同一订单号换了金额或户号：拒绝，不再入账', 'The number of an order with another amount, or for another number, is refused and not credited'),
  maySkip: false,
  needs: ['amounts'],
  run: async (t) => {
    const before = await t.owedNow()
    const order = t.order()
    await t.yes('销账成功', 'an order is credited', () => t.charge(order))
    await t.no('同号换金额被拒绝', 'its number with another amount is refused', () => t.charge(order, { payAmountFen: order.payAmountFen + 1n }))
    await forAnother(t, order)
    await t.owes(before - order.payAmountFen, '只入账第一笔', 'the first alone is credited')
  },
} satisfies Case

export const reversal = {
  title: text('冲正', 'Reversal'),
  proves: text('冲正后查证为已冲正、不能再入账、欠费复原；重发冲正不变', 'A reversed order is said to be so, cannot be credited again, and what is owed is as before; reversing again changes nothing'),
  maySkip: false,
  needs: ['amounts'],
  run: async (t) => {
    const before = await t.owedNow()
    const order = t.order()
    await t.yes('销账成功', 'an order is credited', () => t.charge(order))
    await t.yes('冲正成功', 'it is reversed', () => t.refund(order))
    await t.yes('查证：已冲正', 'confirm: reversed', () => t.confirm(order), ({ state }) => state === 'REVERSED')
    await t.owes(before, '欠费复原', 'as much is owed as before')
    await t.no('同一订单再销账被拒绝', 'crediting it again is refused', () => t.charge(order))
    await t.yes('再次冲正也成功', 'reversing it again is a yes', () => t.refund(order))
    await t.owes(before, '欠费仍然不变', 'and still the same is owed')
  },
} satisfies Case

export const reversalFirst = {
  title: text('冲正先到', 'Reversal before the order'),
  proves: text('冲正比销账先到：之后到的销账被拒绝，不入账', 'A reversal that overtakes its order forbids it: what comes later is refused'),
  maySkip: false,
  needs: ['reversal'],
  run: async (t) => {
    const before = await t.owedNow()
    const order = t.order()
    await t.yes('先冲正：成功', 'the reversal comes first: yes', () => t.refund(order))
    await t.no('后到的销账被拒绝', 'the order that comes later is refused', () => t.charge(order))
    await t.step(text('查证：没有入账', 'confirm: not credited'), () => t.confirm(order), (said) => ({
      verdict: said.ok && said.value.state !== 'CREDITED' ? 'PASSED' : 'FAILED', seen: said.ok ? text(said.value.state, said.value.state) : text('没有结果', 'no result'),
    }))
    await t.owes(before, '欠费不变', 'as much is owed as before')
  },
} satisfies Case

export const timeout = {
  title: text('销账超时', 'Credit without an answer'),
  proves: text('应答丢失：查证得知已入账，重发仍只入账一次；请求丢失：查证得知没有，重发入账', 'When the answer is lost, confirm tells that it was credited and sending it again credits it once; when the question is lost, confirm tells that it was not, and sending it again credits it'),
  maySkip: false,
  needs: ['confirm', 'duplicate'],
  run: async (t) => {
    const before = await t.owedNow()
    const order = t.order()
    const isLost = (said: { ok: boolean }) => ({ verdict: said.ok ? 'FAILED' : 'PASSED', seen: text('没有应答', 'no answer') }) as const
    await t.step(text('销账到达，应答丢失', 'the order arrives, its answer is lost'), () => t.charge(order, {}, { loses: 'ANSWER' }), isLost)
    const said = await t.yes('查证：已入账', 'confirm: credited', () => t.confirm(order), ({ state }) => state === 'CREDITED')
    const first = said.state === 'CREDITED' ? said.receipt.channelBillNo : ''
    await t.yes('重发：回执与查证相同', 'sent again: the receipt that confirm told', () => t.charge(order), ({ channelBillNo }) => channelBillNo === first)
    await t.owes(before - order.payAmountFen, '只入账一次', 'credited once')
    const late = t.order()
    await t.step(text('销账请求丢失', 'an order is lost on its way'), () => t.charge(late, {}, { loses: 'QUESTION' }), isLost)
    await t.isUnknown(late, '查证：没有', 'confirm: not known')
    await t.yes('重发：入账', 'sent again: credited', () => t.charge(late))
  },
} satisfies Case

/** Above 32 bits. */
const LARGE_FEN = 5_000_000_001n

export const limits = {
  title: text('金额边界', 'Limits of amounts'),
  proves: text('零和负数被拒绝；很大的金额要么拒绝，要么分毫不差地入账并能冲正', 'Zero and less are refused; a very large amount is refused, or credited to the fen and can be reversed'),
  maySkip: false,
  needs: ['confirm', 'reversal'],
  run: async (t) => {
    await t.no('零元被拒绝', 'zero is refused', () => t.charge(t.order(), { payAmountFen: 0n }))
    if (t.settings.company.protocol === 'gbk-tcp') await t.holds('负数', 'less than zero', true, text('协议说不出负数', 'the protocol cannot say it'))
    else await t.no('负数被拒绝', 'less than zero is refused', () => t.charge(t.order(), { payAmountFen: -1n }))
    const large = t.order(t.numbers.unpaid, LARGE_FEN)
    const said = await t.step(text(`${LARGE_FEN} 分：拒绝，或如数入账`, `${LARGE_FEN} fen: refused, or credited as it is`), () => t.charge(large), (answer) => {
      if (answer.ok) return { verdict: answer.value.payAmountFen === LARGE_FEN ? 'PASSED' : 'FAILED', seen: text(`入账 ${answer.value.payAmountFen} 分`, `${answer.value.payAmountFen} fen credited`) }
      return { verdict: answer.error.kind === 'REFUSED' ? 'PASSED' : 'FAILED', seen: text(answer.error.kind === 'REFUSED' ? '拒绝' : '没有可信的应答', answer.error.kind) }
    })
    if (!said.ok) return
    await t.yes('查证：如数入账', 'confirm: credited as it is', () => t.confirm(large), (state) => state.state === 'CREDITED' && state.receipt.payAmountFen === LARGE_FEN)
    await t.yes('冲正成功', 'it is reversed', () => t.refund(large))
  },
} satisfies Case

const AT_ONCE = 10

export const concurrency = {
  title: text('并发', 'At once'),
  proves: text('十问同时都答对；两笔相同的销账同时到，只入账一次', 'Ten questions at once are all answered right; of two equal orders at once one is credited'),
  maySkip: false,
  needs: ['duplicate'],
  run: async (t) => {
    const alone = await t.yes('单独查询', 'ask alone', () => t.owed())
    const numbers = Array.from({ length: AT_ONCE }, (_, n) => (n % 2 === 1 && t.numbers.other ? t.numbers.other : t.numbers.unpaid))
    const others = t.numbers.other ? await t.yes('单独查询另一户号', 'ask about the other number alone', () => t.owed(t.numbers.other ?? '')) : alone
    await t.step(text('十问同时，各答各的', 'ten questions at once, each with its own answer'), () => Promise.all(numbers.map((number) => t.owed(number))), (answers) => {
      const right = answers.filter((said, n) => said.ok && said.value.owedFen === (numbers[n] === t.numbers.unpaid ? alone : others).owedFen).length
      return { verdict: right === AT_ONCE ? 'PASSED' : 'FAILED', seen: text(`${right} 个答对`, `${right} right`) }
    })
    const order = t.order()
    await t.step(text('两笔相同的销账同时：至少一笔成功，回执相同', 'two equal orders at once: at least one yes, and one receipt'), () => Promise.all([t.charge(order), t.charge(order)]), (answers) => {
      const receipts = answers.flatMap((said) => (said.ok ? [said.value.channelBillNo] : []))
      const isOne = receipts.length > 0 && new Set(receipts).size === 1 && answers.every((said) => said.ok || said.error.kind === 'REFUSED')
      return { verdict: isOne ? 'PASSED' : 'FAILED', seen: text(`${receipts.length} 笔成功`, `${receipts.length} yes`) }
    })
    await t.owes(alone.owedFen - order.payAmountFen, '只入账一次', 'credited once')
  },
} satisfies Case
