/** Customers of a company of the registry: made up, and written down when somebody first asks for their number. */
import type { Db } from '@/lib/db'
import { cycleStart } from '@/lib/kernel/billing-cycle'
import { addMonths, DAY_MS, dayStart, formatCompact, formatDay, HOUR_MS, monthOf, monthsBetween } from '@/lib/kernel/calendar'
import type { Random } from '@/lib/kernel/random'
import { registryCustomerOf, type NumberForm } from '@/lib/kernel/registry-number'
import type { SimCtx } from '../sim-ctx'
import { draftBills, type BillDraft } from './draft-bills'
import { readBilling } from './price-list'
import { monthlyVolume } from './take-readings'

/** `area`: where its customers live. `meterSerial`: what the serials of its meters look like, A a letter, 9 a figure. */
export type Registry = { area: string; meterSerial: string; form: NumberForm }

const HISTORY_MONTHS = 24
const FAMILY_NAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const GIVEN_NAMES = ['静', '伟', '敏', '磊', '洋', '艳', '勇', '娜', '涛', '秀英', '建华', '志强', '晓明', '雨欣', '子轩', '丽华', '国庆', '春梅']
const ROADS = ['人民路', '解放路', '建设路', '和平路', '新华街', '文化路', '胜利街', '滨河路', '学府路', '幸福街']

const one = <T>(random: Random, purpose: string, key: string, from: ArrayLike<T>): T => from[random.int(purpose, key, 0, from.length - 1)] as T

/** Who holds the number, by the world's chance alone. */
function holderOf(random: Random, companyCode: string, billKey: string, { area, meterSerial }: Registry) {
  const key = `${companyCode}:${billKey}`
  const part = (purpose: string, low: number, high: number) => random.int(`home ${purpose}`, key, low, high)
  return {
    company_code: companyCode,
    bill_key: billKey,
    holder_name: one(random, 'family name', key, FAMILY_NAMES) + one(random, 'given name', key, GIVEN_NAMES),
    address: `${area}${one(random, 'road', key, ROADS)}(模拟)${part('number', 1, 199)}号${part('building', 1, 18)}栋${part('entrance', 1, 4)}单元${part('floor', 1, 18)}0${part('door', 1, 4)}`,
    phone: `1380000${random.digits('phone', key, 4)}`,
    // So that whoever tries a number knows it.
    id_last4: billKey.slice(-4),
    // Fewer than five, from which on cities count households in ways of their own.
    people: part('people', 1, 4),
    meter_serial: Array.from(meterSerial, (kind, n) => (kind === 'A' ? one(random, `serial ${n}`, key, 'ABCDEFGHJK') : random.digits(`serial ${n}`, key, 1))).join(''),
    prepaid_fen: '0',
    behaviour: 'NORMAL',
    id_failures: 0,
  }
}

const paidAt = (random: Random, { company_code, bill_no, issued_on }: BillDraft) =>
  new Date(dayStart(issued_on).getTime() + random.int('paidAfter', `${company_code}:${bill_no}`, 1, 8) * DAY_MS + 10 * HOUR_MS)

/** Paid at the counter in the days after its issue; such an order has no WeChat number. */
function settle(random: Random, bill: BillDraft) {
  const { company_code, bill_key, bill_no, principal_fen } = bill
  const at = paidAt(random, bill)
  const allocation = { bills: [{ billNo: bill_no, lateFen: 0, principalFen: principal_fen }], prepaidFen: 0 }
  return {
    bill: { ...bill, principal_paid_fen: principal_fen, settled_at: at.toISOString() },
    order: { company_code, bill_key, bill_no: `OTC${bill_no}`, transaction_id: '', amount_fen: principal_fen, state: 2, channel_bill_no: random.digits('channelBillNo', `${company_code}:${bill_no}`, 20), pay_date: formatCompact(at), allocation, at: at.toISOString() },
  }
}

/**
 * Writes the customer down with two years of readings and of bills, all paid but the newest. False: the number is none of the company's. Of two
 * at once one writes, and the other finds it written.
 */
export async function enrol(sim: SimCtx, companyCode: string, registry: Registry, billKey: string): Promise<boolean> {
  if (registryCustomerOf(registry.form, companyCode, billKey) === null) return false
  const { clock, random } = sim
  const billing = await readBilling(sim, companyCode)
  const now = clock.now()
  const month = monthOf(now)
  const first = cycleStart(addMonths(month, -HISTORY_MONTHS), billing.cycleMonths)
  const holder = holderOf(random, companyCode, billKey, registry)
  const home = { billKey, people: holder.people }
  const readings = monthsBetween(first, addMonths(month, -1)).map((read) => ({ month: read, volumeM3: monthlyVolume(random, home, read) }))
  const bills = draftBills(billing, { ...home, readings }, formatDay(now))
  const settled = bills.slice(0, -1).map((bill) => settle(random, bill))
  await write(sim.db, holder, readings, [...settled.map(({ bill }) => bill), ...bills.slice(-1)], settled.map(({ order }) => order))
  return true
}

async function write(db: Db, holder: object, readings: { month: string; volumeM3: number }[], bills: object[], orders: object[]): Promise<void> {
  const months = readings.map(({ month, volumeM3 }) => ({ month, volume_m3: volumeM3 }))
  await db.query('SELECT sim_water.enrol($1::jsonb, $2::jsonb, $3::jsonb, $4::jsonb)', [JSON.stringify(holder), JSON.stringify(months), JSON.stringify(bills), JSON.stringify(orders)])
}
