/** The demo world's water companies with their own books; the platform's view of it is seeded apart. */
import { formatCompact, formatDay } from '@/lib/kernel/calendar'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { issueDueBills, takeReadings } from '@/lib/simulators/water'
import { SIM_COMPANIES, type SimCompanySeed } from './sim-companies'
import { seedPrices } from './sim-prices'
import { FIRST_MONTH } from './sim-water-customers'
import { demoSm2Pair } from './sm2-pairs'

/** Two years of readings and of bills, paid but for those that the numbers to try need. Present: 2026-03-16 10:00. */
export async function seedSimWater(sim: SimCtx): Promise<void> {
  for (const seed of SIM_COMPANIES) {
    const { code } = seed.company
    await seedCompany(sim, seed)
    await seedCustomers(sim, seed)
    await takeReadings(sim, code, FIRST_MONTH)
    await issueDueBills(sim, code)
    await settleBills(sim, seed)
    await seedPrepaid(sim, seed)
  }
}

async function seedCompany(sim: SimCtx, { company, ...seed }: SimCompanySeed): Promise<void> {
  const keys = { companySm2PrivateKey: demoSm2Pair(company.code).privateKey, platformSm2PublicKey: demoSm2Pair('platform').publicKey }
  await sim.db.prisma.simWaterCompany.create({ data: { ...company, ...keys, closedOn: new Date(formatDay(sim.clock.now())) } })
  await seedPrices(sim, company.code, seed)
}

/** Their prepaid balance comes last, or the bills of two years would use it. */
async function seedCustomers({ db, random }: SimCtx, { company: { code: companyCode }, meterLetters, customers }: SimCompanySeed): Promise<void> {
  await db.prisma.simWaterCustomer.createMany({
    data: customers.map(({ readings, unpaid, prepaidFen, idLast4, ...customer }) => ({
      ...customer,
      companyCode,
      idLast4: idLast4 ?? random.digits('idLast4', customer.billKey, 4),
      meterSerial: `${meterLetters}${random.digits('meterSerial', customer.billKey, 9)}`,
      prepaidFen: 0n,
    })),
  })
  const told = customers.flatMap(({ billKey, readings }) => Object.entries(readings).map(([month, volumeM3]) => ({ companyCode, billKey, month, volumeM3, readType: 'ACTUAL' })))
  await db.prisma.simWaterReading.createMany({ data: told })
}

/** Each was paid at the counter in the days after its issue; such orders have no WeChat number. */
async function settleBills(sim: SimCtx, { company: { code }, customers }: SimCompanySeed): Promise<void> {
  const unpaid = customers.flatMap(({ billKey, unpaid }) => unpaid.map((month) => month + billKey))
  const bills = await sim.db.query<{ bill_no: string }>(`SELECT bill_no FROM sim_water.bill WHERE company_code = $1::text AND bill_no <> ALL ($2::text[])`, [code, unpaid])
  const paid = bills.map(({ bill_no }) => ({
    bill_no,
    days: sim.random.int('paidAfter', bill_no, 1, 8),
    receipt: sim.random.digits('channelBillNo', `${code}:${bill_no}`, 20),
  }))
  await sim.db.query(
    `WITH paid AS (
       UPDATE sim_water.bill b SET principal_paid_fen = b.principal_fen,
         settled_at = (b.issued_on + p.days)::timestamp AT TIME ZONE 'Asia/Shanghai' + interval '10 hours'
       FROM jsonb_to_recordset($2::jsonb) AS p(bill_no text, days int, receipt text)
       WHERE b.company_code = $1::text AND b.bill_no = p.bill_no RETURNING b.*, p.receipt)
     INSERT INTO sim_water.pay_order (company_code, bill_no, transaction_id, bill_key, amount_fen, state, channel_bill_no, pay_date, allocation, at)
     SELECT company_code, 'OTC' || bill_no, '', bill_key, principal_fen, 2, receipt, to_char(settled_at AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDDHH24MISS'),
       jsonb_build_object('bills', jsonb_build_array(jsonb_build_object('billNo', bill_no, 'lateFen', 0, 'principalFen', principal_fen)), 'prepaidFen', 0), settled_at
     FROM paid`,
    [code, JSON.stringify(paid)],
  )
}

async function seedPrepaid({ db, random, clock }: SimCtx, { company: { code }, customers }: SimCompanySeed): Promise<void> {
  const now = clock.now()
  for (const { billKey, prepaidFen } of customers.filter((customer) => customer.prepaidFen > 0n)) {
    const receipt = random.digits('channelBillNo', `${code}:prepaid:${billKey}`, 20)
    await db.query('SELECT sim_water.charge($1::text, $2::text, $3::text, $4::text, $5::bigint, $6::text, $7::text, $8::timestamptz, $9::date)', [
      code, billKey, `OTCPREPAID${billKey}`, '', prepaidFen, formatCompact(now), receipt, now, formatDay(now),
    ])
  }
}
