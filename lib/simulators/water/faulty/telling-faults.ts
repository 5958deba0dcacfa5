/** Faults in what a company tells of its customers, and how fast. */
import type { SaidOf } from '@/lib/gateways/water'
import { ok } from '@/lib/kernel/result'
import { openDesk } from '../desk'
import type { Fault } from './fault'

const ALL = ['wxlifepay', 'json', 'gbk-tcp'] as const
const NAME_BYTES = 100
/** As a database of 2 bytes a character has them. */
const NOT_IN_GBK = /[\u{10000}-\u{10ffff}\u3400-\u4dbf]/gu

const renaming = (rename: (name: string) => string): Fault['plant'] => () => ({
  act: async (desk, asked, go) => {
    const said = await go(desk, asked)
    if (asked.operation !== 'query' || !said.ok) return said
    const { total, items } = said.value as SaidOf<'query'>
    return ok({ total, items: items.map((item) => ({ ...item, customerName: rename(item.customerName) })) })
  },
})

/** Beyond anybody's patience. */
const SLOW_MS = 6_000
const SLUGGISH_MS = 3_000

const slow = (ms: number): Fault['front'] => (next, { wait }) => ({
  http: async (...message) => {
    await wait(ms)
    return next.http(...message)
  },
  tcp: async (...message) => {
    await wait(ms)
    return next.tcp(...message)
  },
})

export const TELLING_FAULTS = {
  OTHERS_DATA: {
    zh: '不存在的户号查到别人的账', en: 'Answers an unknown number with another’s bills', protocols: ALL,
    plant: () => ({
      instead: async (sim, known) => {
        if (known.customer) return known
        const [first] = await sim.db.query<{ key: string }>('SELECT min(bill_key) AS key FROM sim_water.customer WHERE company_code = $1::text', [known.company.code])
        return (await openDesk(sim, known.company.code, first?.key ?? '')) ?? known
      },
    }),
  },
  CUTS_NAMES: { zh: '姓名按字节截断，截出半个字', en: 'Cuts names by bytes, in the middle of a character', protocols: ['wxlifepay', 'json'], plant: renaming((name) => Buffer.from(name).subarray(0, NAME_BYTES).toString()) },
  LOSES_RARE_CHARACTERS: { zh: '生僻字变成问号', en: 'Rare characters become question marks', protocols: ['wxlifepay', 'json'], plant: renaming((name) => name.replace(NOT_IN_GBK, '?')) },
  SLOW: { zh: '每次应答要 6 秒', en: 'Takes six seconds for each answer', protocols: ALL, front: slow(SLOW_MS) },
  SLUGGISH: { zh: '每次应答要 3 秒', en: 'Takes three seconds for each answer', protocols: ALL, front: slow(SLUGGISH_MS) },
} as const satisfies Record<string, Fault>
