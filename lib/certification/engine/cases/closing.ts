/** A day's file, and how things stand at the end. */
import { reconcilerFor, type DayDifference } from '@/lib/gateways/water'
import type { Case } from '../case'
import { text, type Text } from '../evidence'
import { compact } from '../say'

export const reconcile = {
  title: text('对账文件', 'The day’s file'),
  proves: text('对账文件里相符的不列，只有平台有的、金额不符的列出来', 'Of a day’s file, what agrees is not listed; what only the platform has, or has with another amount, is'),
  onlyFor: { protocols: ['gbk-tcp'], why: text('这个协议没有对账文件', 'this protocol has no file of a day') },
  maySkip: false,
  needs: ['credit'],
  run: async (t) => {
    const reconciler = reconcilerFor(t.settings.company.protocol)
    if (!reconciler) return t.skip('没有对账文件', 'no file of a day')
    const [paid, wrong, ours] = [t.order(), t.order(), t.order()]
    await t.yes('销账第一笔', 'credit one order', () => t.charge(paid))
    await t.yes('销账第二笔', 'credit another', () => t.charge(wrong))
    const lines = [paid, { ...wrong, payAmountFen: wrong.payAmountFen + 1n }, ours]
    const payments = lines.map(({ billNo, transactionId, payDate, payAmountFen }) => ({ billNo, transactionId, paidAt: payDate, paidFen: payAmountFen, feeFen: 0n }))
    const day = paid.payDate.slice(0, 8)
    const found = (differences: readonly DayDifference[]) => [paid, wrong, ours].map((order) => differences.find(({ billNo }) => billNo === order.billNo)?.kind ?? 'SAME')
    const isRight = (differences: readonly DayDifference[]) => compact(found(differences)) === compact(['SAME', 'AMOUNT', 'ONLY_PLATFORM'])
    await t.yes('一笔相符，一笔金额不符，一笔只有平台有', 'one agrees, one has another amount, one is the platform’s alone', () => t.ask(t.settings.company.merchantId, (_, call) => reconciler.reconcile(call, { day, payments }), { isTimed: false }), ({ differences }) => isRight(differences))
  },
} satisfies Case

export const restored = {
  title: text('复原', 'As it was'),
  proves: text('本次入账全部冲正，欠费与开始时相同', 'Everything that was credited is reversed, and as much is owed as in the beginning'),
  maySkip: false,
  needs: ['query'],
  run: async (t) => {
    const { left, startedOwingFen, otherOwingFen } = t.run
    const lenient = t.settings.mayLeaveCredited ? 'WARNING' : false
    const numbers = left.join(' ')
    await t.holds('没有未冲正的订单', 'no order is left', left.length === 0 ? true : lenient, left.length === 0 ? text('没有', 'none') : text(`未能冲正：${numbers}`, `could not be reversed: ${numbers}`))
    const owesStill = (fen: bigint, whose: Text, billKey?: string) => t.step(text(`${whose.zh}欠费仍为 ${fen} 分`, `${fen} fen are owed${whose.en}, as in the beginning`), () => t.owed(billKey), (said) => {
      const isSame = said.ok && said.value.owedFen === fen
      return { verdict: isSame ? 'PASSED' : lenient ? 'WARNING' : 'FAILED', seen: said.ok ? text(`${said.value.owedFen} 分`, `${said.value.owedFen} fen`) : text('没有可信的应答', 'no answer that can be relied on') }
    })
    if (startedOwingFen !== null) await owesStill(startedOwingFen, text('', ''))
    if (otherOwingFen !== null && t.numbers.other) await owesStill(otherOwingFen, text('另一户号', ' by the other number'), t.numbers.other)
  },
} satisfies Case
