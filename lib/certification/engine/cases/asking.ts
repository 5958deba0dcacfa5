/** Questions that change nothing. */
import { gbktcp } from '@/lib/gateways/water'
import { gbkFrame } from '../craft'
import { text } from '../evidence'
import type { Case } from '../case'
import { compact } from '../say'
import { SLOW_MS } from '../settings'
import { NOTHING_DUE, type Trial } from '../trial'

export const line = {
  title: text('应答可信', 'Answers can be relied on'),
  proves: text('连得通；应答有正确的签名或格式，并且答的就是这一问', 'It can be reached; its answers are signed and laid out as agreed, and are answers to this question'),
  maySkip: false,
  needs: [],
  run: async (t) => {
    await t.yes('查询未缴户号得到可信的应答', 'asking about the unpaid number brings an answer that can be relied on', () => t.query(t.numbers.unpaid))
  },
} satisfies Case

export const query = {
  title: text('查询欠费', 'What is unpaid'),
  proves: text('未缴户号有欠费；金额、月份、条数都对，旧账在前', 'The unpaid number owes something; amounts, months and totals hold together, the oldest first'),
  maySkip: false,
  needs: ['line'],
  run: async (t) => {
    const { items, owedFen } = await t.yes('未缴户号有欠费，每笔金额大于零', 'the unpaid number owes something, each amount above zero', () => t.owed(), ({ items }) => items.length > 0 && items.every(({ payAmountFen }) => payAmountFen > 0n))
    const [oldest = null] = items
    t.run.bill = oldest
    t.run.startedOwingFen = owedFen
    const months = compact(items.map(({ beginMonth, endMonth }) => [beginMonth, endMonth]))
    const inOrder = items.every(({ beginMonth, endMonth }, n) => beginMonth <= endMonth && endMonth >= (items[n - 1]?.endMonth ?? ''))
    await t.holds('账期起止正确，旧账在前', 'bills begin before they end, the oldest first', inOrder, text(months, months))
    const said = await t.yes('总条数等于实际条数', 'the total is the number of bills', () => t.query(t.numbers.unpaid), ({ total }) => total === items.length)
    if (t.settings.company.protocol === 'gbk-tcp') await sumSaid(t, owedFen)
    const numbers = new Set(said.items.map(({ billNo }) => billNo))
    await t.holds('账单号不重复', 'no bill number comes twice', numbers.size === said.items.length, text(compact([...numbers]), compact([...numbers])))
  },
} satisfies Case

/** In gbk-tcp an answer says what its rows come to. */
async function sumSaid(t: Trial, owedFen: bigint): Promise<void> {
  const subject = { collector: t.settings.company.merchantId, userCode: t.numbers.unpaid }
  await t.step(text('应答写明的合计等于各笔之和', 'the sum that the answer says is that of its rows'), () => t.raw({ operation: '13', body: gbkFrame(t) }), (answer) => {
    const read = answer.kind === 'ANSWERED' ? gbktcp.decodeResponse('arrears', subject, answer.body) : null
    const said = read?.ok && read.value.ok ? read.value.value.info.totalFen : null
    return { verdict: said === owedFen ? 'PASSED' : 'FAILED', seen: text(`${said} 分`, `${said} fen`) }
  })
}

export const nothingDue = {
  title: text('无欠费', 'Nothing due'),
  proves: text('没有欠费的户号答 EQ0005，不是错误也不是空白', 'A number that owes nothing is answered with EQ0005'),
  maySkip: true,
  needs: ['line'],
  run: async (t) => {
    const { nothingDue: number } = t.numbers
    if (!number) return t.skip('没有提供无欠费的户号', 'no number that owes nothing was given')
    await t.no('无欠费户号答 EQ0005', 'the number that owes nothing is answered with EQ0005', () => t.query(number), [NOTHING_DUE])
  },
} satisfies Case

/** More than any number of pages of tests. */
const MOST_PAGES = 20

export const paging = {
  title: text('分页', 'Pages'),
  proves: text('逐条翻页与整页一致，不重不漏；翻过末页没有账单', 'Page by page it is the same as in one, nothing twice and nothing missing; beyond the last page there is nothing'),
  onlyFor: { protocols: ['wxlifepay', 'json'], why: text('gbk-tcp 的欠费查询没有分页', 'gbk-tcp has no pages') },
  maySkip: true,
  needs: ['query'],
  run: async (t) => {
    const whole = await t.yes('整页查询', 'ask for all', () => t.query(t.numbers.unpaid))
    if (whole.items.length < 2) return t.skip('未缴户号只有一张账单', 'the unpaid number has one bill only')
    for (const [n, item] of whole.items.slice(0, MOST_PAGES).entries()) {
      await t.yes(`第 ${n + 1} 条单独一页`, `number ${n + 1} on a page of its own`, () => t.query(t.numbers.unpaid, { beginNum: n + 1, queryNum: 1 }), ({ total, items }) => total === whole.total && items.length === 1 && compact(items[0]) === compact(item))
    }
    const beyond = { beginNum: whole.total + 1, queryNum: 1 }
    await t.step(text('末页之后没有账单', 'nothing beyond the last page'), () => t.query(t.numbers.unpaid, beyond), (said) => {
      const isEmpty = said.ok ? said.value.items.length === 0 : said.error.kind === 'REFUSED'
      return { verdict: isEmpty ? 'PASSED' : 'FAILED', seen: said.ok ? text(`${said.value.items.length} 条`, `${said.value.items.length} bills`) : text('被拒绝', 'refused') }
    })
  },
} satisfies Case

const UNKNOWN = ['EQ0006', 'EQ0004']

export const unknown = {
  title: text('户号不存在', 'Unknown number'),
  proves: text('不存在的户号答 EQ0006 或 EQ0004，不能查到别人的账，也不能入账', 'A number that nobody has is answered with EQ0006 or EQ0004, never with another’s bills, and is not credited'),
  maySkip: false,
  needs: ['line'],
  run: async (t) => {
    await t.no('查询答 EQ0006 或 EQ0004', 'asking is answered with EQ0006 or EQ0004', () => t.query(t.numbers.unknown), UNKNOWN)
    const order = t.order(t.numbers.unknown)
    await t.no('销账被拒绝', 'crediting it is refused', () => t.charge(order), UNKNOWN)
  },
} satisfies Case

export const encoding = {
  title: text('姓名与生僻字', 'Names and rare characters'),
  proves: text('一百字节的姓名和 𠮷、㛃 这样的生僻字原样返回，不截半个字', 'A name of a hundred bytes and characters such as 𠮷 and 㛃 come back as they are, none cut in half'),
  maySkip: true,
  needs: ['line'],
  run: async (t) => {
    const { rare } = t.numbers
    if (!rare) return t.skip('公司没有这样的测试户号', 'the company has no such number for tests')
    await t.yes(`户名为「${rare.name}」`, `the name is “${rare.name}”`, () => t.query(rare.billKey), ({ items }) => items.length > 0 && items.every(({ customerName }) => customerName === rare.name))
  },
} satisfies Case

/** Everything the run has asked so far, so that it stands at the end. */
export const speed = {
  title: text('应答时间', 'How fast it answers'),
  proves: text('每个应答都在时限之内；超过 2 秒提示', 'Every answer comes in time; more than two seconds is a warning'),
  maySkip: false,
  needs: ['line'],
  run: async (t) => {
    const { timings } = t.run.meter
    const sorted = timings.toSorted((a, b) => a - b)
    const [median = 0, slowest = 0] = [sorted[sorted.length >> 1], sorted.at(-1)]
    const verdict = slowest > t.settings.patienceMs ? false : slowest > SLOW_MS ? 'WARNING' : true
    await t.holds(`最慢不超过 ${t.settings.patienceMs} 毫秒`, `the slowest takes no more than ${t.settings.patienceMs} ms`, verdict, text(`${timings.length} 次，中位 ${median} 毫秒，最慢 ${slowest} 毫秒`, `${timings.length} answers, median ${median} ms, slowest ${slowest} ms`))
  },
} satisfies Case
