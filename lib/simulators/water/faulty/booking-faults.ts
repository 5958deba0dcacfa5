/** Faults in what a company books, whatever protocol it speaks. */
import type { Asked, QuestionOf, SaidOf } from '@/lib/gateways/water'
import { err, ok } from '@/lib/kernel/result'
import type { Desk } from '../desk'
import { readOrder } from '../read-order'
import type { Act, Plant } from '../serve'
import type { Fault } from './fault'

const ALL = ['wxlifepay', 'json', 'gbk-tcp'] as const

type Said = Awaited<ReturnType<Act>>
const isCharge = (asked: Asked): asked is { operation: 'charge'; question: QuestionOf<'charge'> } => asked.operation === 'charge'
const again = (asked: Asked, n: number): Asked => ({ ...asked, question: { ...asked.question, billNo: `${'billNo' in asked.question ? asked.question.billNo : ''}#${n}` } }) as Asked
const receiptOf = ({ billNo, payDate, payAmountFen }: QuestionOf<'charge'>): Said => ok({ billNo, payDate, payAmountFen, channelBillNo: '20260101000000000001' })

/** Twice booked is twice taken back: only the crediting is wrong. */
function creditsTwice(isSecond: (billNo: string) => boolean, begins: (billNo: string) => () => void, linger: (desk: Desk) => Promise<void> = async () => {}): Plant {
  const more = new Map<string, number>()
  return {
    act: async (desk, asked, go) => {
      const billNo = 'billNo' in asked.question ? asked.question.billNo : ''
      if (asked.operation === 'refund') for (let n = 1; n <= (more.get(billNo) ?? 0); n += 1) await go(desk, again(asked, n))
      if (!isCharge(asked)) return go(desk, asked)
      const isMore = isSecond(billNo)
      const ends = begins(billNo)
      const said = await go(desk, asked)
      await linger(desk)
      if (isMore && said.ok) {
        more.set(billNo, (more.get(billNo) ?? 0) + 1)
        await go(desk, again(asked, more.get(billNo) ?? 1))
      }
      ends()
      return said
    },
  }
}

const ROUND_TRIPS = 20
/** As long as an equal order that was sent at the same moment may take to come. */
async function roundTrips({ sim }: Desk): Promise<void> {
  for (let n = 0; n < ROUND_TRIPS; n += 1) await sim.db.query('SELECT 1', [])
}

const keptMoney: Fault['plant'] = () => {
  const reversed = new Set<string>()
  return {
    act: async (desk, asked, go) => {
      const billNo = 'billNo' in asked.question ? asked.question.billNo : ''
      if (asked.operation === 'refund') {
        reversed.add(billNo)
        return ok(null)
      }
      if (!reversed.has(billNo)) return go(desk, asked)
      return asked.operation === 'confirm' ? ok({ state: 'REVERSED' }) : err('SIM0007')
    },
  }
}

/** 2³²: what is above goes unseen. */
const WORD = 4_294_967_296n

export const BOOKING_FAULTS = {
  CREDITS_TWICE: {
    zh: '同一订单号重发时再入账一次', en: 'An order that comes again is credited again', protocols: ALL,
    plant: () => {
      const seen = new Set<string>()
      return creditsTwice((billNo) => seen.has(billNo), (billNo) => () => void seen.add(billNo))
    },
  },
  CREDITS_BOTH_AT_ONCE: {
    zh: '两笔相同的销账同时到，各入账一次', en: 'Two equal orders at once are credited both', protocols: ALL,
    plant: () => {
      const underWay = new Map<string, number>()
      const move = (billNo: string, by: number) => void underWay.set(billNo, (underWay.get(billNo) ?? 0) + by)
      return creditsTwice((billNo) => (underWay.get(billNo) ?? 0) > 0, (billNo) => {
        move(billNo, 1)
        return () => move(billNo, -1)
      }, roundTrips)
    },
  },
  REFUSES_REPEATS: {
    zh: '重发的订单被拒绝，不回原回执', en: 'An order that comes again is refused instead of having its receipt', protocols: ALL,
    plant: () => ({ act: async (desk, asked, go) => (isCharge(asked) && (await readOrder(desk, asked.question.billNo)) ? err('EQ0014') : go(desk, asked)) }),
  },
  IGNORES_OTHER_AMOUNT: {
    zh: '订单号重用、金额不同也答成功', en: 'The number of an order with another amount is a yes', protocols: ALL,
    plant: () => ({
      act: async (desk, asked, go) => {
        const said = await go(desk, asked)
        return isCharge(asked) && !said.ok && said.error === 'EQ0001' && (await readOrder(desk, asked.question.billNo)) ? receiptOf(asked.question) : said
      },
    }),
  },
  LOSES_CREDITS: {
    zh: '销账答成功，却没有入账', en: 'Says yes to an order and does not credit it', protocols: ALL,
    plant: () => ({ act: async (desk, asked, go) => (isCharge(asked) ? receiptOf(asked.question) : go(desk, asked)) }),
  },
  CONFIRMS_UNKNOWN: {
    zh: '没有收到过的订单也答已入账', en: 'Says that an order was credited which never came', protocols: ALL,
    plant: () => ({
      act: async (desk, asked, go) => {
        const said = await go(desk, asked)
        if (asked.operation !== 'confirm' || !said.ok || (said.value as SaidOf<'confirm'>).state !== 'NOT_FOUND') return said
        const { billNo, payAmountFen } = asked.question
        return ok({ state: 'CREDITED', receipt: { billNo, payAmountFen, payDate: '20260101000000', channelBillNo: '1' } })
      },
    }),
  },
  KEEPS_THE_MONEY: { zh: '冲正答成功，欠费却不复原', en: 'Says yes to a reversal and gives nothing back', protocols: ALL, plant: keptMoney },
  FORGETS_EARLY_REVERSALS: {
    zh: '冲正先到时不记下，之后照样入账', en: 'Forgets a reversal that came before its order', protocols: ALL,
    plant: () => ({ act: async (desk, asked, go) => (asked.operation === 'refund' && !(await readOrder(desk, asked.question.billNo)) ? ok(null) : go(desk, asked)) }),
  },
  ACCEPTS_ZERO: {
    zh: '零元也入账', en: 'Credits zero', protocols: ALL,
    plant: () => ({ act: async (desk, asked, go) => (isCharge(asked) && asked.question.payAmountFen === 0n ? receiptOf(asked.question) : go(desk, asked)) }),
  },
  OVERFLOWS: {
    zh: '大额只记低 32 位', en: 'Of a large amount only 32 bits are booked', protocols: ALL,
    plant: () => ({
      act: (desk, asked, go) => go(desk, isCharge(asked) ? { ...asked, question: { ...asked.question, payAmountFen: asked.question.payAmountFen % WORD } } : asked),
    }),
  },
  YUAN_FOR_FEN: {
    zh: '欠费金额以元计', en: 'What is owed is told in yuan', protocols: ALL,
    plant: () => ({
      act: async (desk, asked, go) => {
        const said = await go(desk, asked)
        if (asked.operation !== 'query' || !said.ok) return said
        const { total, items } = said.value as SaidOf<'query'>
        return ok({ total, items: items.map((item) => ({ ...item, payAmountFen: item.payAmountFen / 100n })) })
      },
    }),
  },
  PAGES_OFF_BY_ONE: {
    zh: '翻页差一条', en: 'Pages are off by one', protocols: ['wxlifepay', 'json'],
    plant: () => ({
      act: (desk, asked, go) => go(desk, asked.operation === 'query' && asked.question.beginNum > 1 ? { ...asked, question: { ...asked.question, beginNum: asked.question.beginNum - 1 } } : asked),
    }),
  },
  ONE_AT_A_TIME: {
    zh: '同时只办一件，其余答系统超时', en: 'Does one thing at a time and refuses the rest', protocols: ALL,
    plant: () => {
      const state = { isBusy: false }
      return {
        act: async (desk, asked, go) => {
          if (state.isBusy) return err('EQ0010')
          state.isBusy = true
          try {
            return await go(desk, asked)
          } finally {
            state.isBusy = false
          }
        },
      }
    },
  },
} as const satisfies Record<string, Fault>
