import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CYCLES } from '@/lib/kernel/billing-cycle'
import { addMonths, DAY_MS, formatDay, monthOf, monthsBetween, shanghaiInstant } from '@/lib/kernel/calendar'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { catchUpNights } from '@/lib/simulators/water/night-run'
import type { SimCompany } from '@/lib/simulators/water/desk'
import { useWorld } from '../support/world'

const world = useWorld()
const FIRST = shanghaiInstant(2024, 3, 16)
const HOMES = ['1', '2']

type Step = { days: number; cycle: (typeof CYCLES)[number] | null }
type Bill = { billKey: string; begin: string; end: string; issuedOn: string; lateFrom: string; volume: number; usedBefore: number; year: number; read: number }

const steps = fc.array(fc.record({ days: fc.integer({ min: 1, max: 120 }), cycle: fc.option(fc.constantFrom(...CYCLES)) }), { minLength: 1, maxLength: 12 })
let companies = 0

class Company {
  readonly code = `cycles-${(companies += 1)}`
  private at = FIRST

  constructor(private readonly ctx: SimCtx) {}

  private get sim(): SimCtx {
    const at = this.at
    return { ...this.ctx, clock: { now: () => at, wall: () => at } }
  }

  async open(cycle: number): Promise<void> {
    const { db } = this.ctx
    await db.query(
      `INSERT INTO sim_water.company SELECT (jsonb_populate_record(c, jsonb_build_object('code', $1::text, 'company_id', $1::text, 'price_code', 'shanghai', 'cycle', $2::int, 'closed_on', $3::text))).*
       FROM sim_water.company c WHERE code = 'shanghai' RETURNING code`,
      [this.code, cycle, formatDay(FIRST)],
    )
    await db.query(
      `INSERT INTO sim_water.customer SELECT (jsonb_populate_record(NULL::sim_water.customer, to_jsonb(k) || jsonb_build_object('company_code', $1::text, 'bill_key', n, 'prepaid_fen', 0))).*
       FROM (SELECT * FROM sim_water.customer WHERE company_code = 'shanghai' ORDER BY bill_key LIMIT 1) k, unnest($2::text[]) n RETURNING bill_key`,
      [this.code, HOMES],
    )
  }

  /** Its night, twice at once as two messages would have it; then what stands on its books. */
  async pass({ days, cycle }: Step): Promise<Bill[]> {
    this.at = new Date(this.at.getTime() + days * DAY_MS)
    if (cycle) await this.ctx.db.query('UPDATE sim_water.company SET cycle = $2 WHERE code = $1 RETURNING code', [this.code, cycle])
    const [{ closedOn } = { closedOn: '' }] = await this.ctx.db.query<{ closedOn: string }>(`SELECT closed_on::text AS "closedOn" FROM sim_water.company WHERE code = $1`, [this.code])
    const before = new Set((await this.bills()).map(keyOf))
    await Promise.all([1, 2].map(() => catchUpNights(this.sim, { code: this.code, closedOn } as SimCompany)))
    const bills = await this.bills()
    for (const bill of bills.filter((one) => !before.has(keyOf(one)))) expect(bill.issuedOn > closedOn && bill.lateFrom > bill.issuedOn && bill.issuedOn <= formatDay(this.at)).toBe(true)
    return bills
  }

  private bills(): Promise<Bill[]> {
    return this.ctx.db.query<Bill>(
      `SELECT b.bill_key AS "billKey", b.begin_month AS begin, b.end_month AS "end", b.issued_on::text AS "issuedOn", b.late_from::text AS "lateFrom", b.volume_m3 AS volume, b.used_before_m3 AS "usedBefore",
         (SELECT coalesce(sum(volume_m3), 0)::int FROM sim_water.reading r WHERE r.company_code = b.company_code AND r.bill_key = b.bill_key AND r.month BETWEEN left(b.begin_month, 4) || '01' AND to_char(to_date(b.begin_month, 'YYYYMM') - 1, 'YYYYMM')) AS year,
         (SELECT sum(volume_m3)::int FROM sim_water.reading r WHERE r.company_code = b.company_code AND r.bill_key = b.bill_key AND r.month BETWEEN b.begin_month AND b.end_month) AS read
       FROM sim_water.bill b WHERE b.company_code = $1 ORDER BY b.bill_key, b.begin_month, b.end_month`,
      [this.code],
    )
  }

  get month(): string {
    return monthOf(this.at)
  }
}

const keyOf = ({ billKey, begin, end }: Bill) => `${billKey}:${begin}:${end}`

test('whatever the cycle is changed to and when, each month of each household is on one bill, in order and without a gap', async () => {
  const sim = await world.system()
  const firstRead = addMonths(monthOf(FIRST), -1)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CYCLES), steps, async (cycle, path) => {
      const company = new Company(sim)
      await company.open(cycle)
      // In the end a cycle of a month, so that all that was read is due.
      for (const step of [...path, { days: 40, cycle: 1 as const }]) {
        const bills = await company.pass(step)
        for (const home of HOMES) {
          const own = bills.filter(({ billKey }) => billKey === home)
          const months = own.flatMap(({ begin, end }) => monthsBetween(begin, end))
          expect(months).toEqual(monthsBetween(firstRead, own.at(-1)?.end ?? '0'))
          for (const { begin, end, volume, usedBefore, year, read } of own) expect([begin.slice(0, 4), volume, usedBefore]).toEqual([end.slice(0, 4), read, year])
        }
        if (step.cycle === 1) for (const home of HOMES) expect(bills.findLast(({ billKey }) => billKey === home)?.end).toBe(lastDue(company.month, bills))
      }
    }),
    { numRuns: 25 },
  )
})

/** Bills of a month come on the fifth of the next: what is due may be one month behind. */
function lastDue(month: string, bills: Bill[]): string | undefined {
  return [addMonths(month, -1), addMonths(month, -2)].find((end) => bills.some((bill) => bill.end === end))
}
