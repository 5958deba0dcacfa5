/** The demo world's water company with its own books; the platform's view of it is seeded apart. */
import { formatCompact, formatDay } from '@/lib/kernel/calendar'
import type { SimCtx } from '@/lib/simulators/sim-ctx'
import { issueDueBills, takeReadings } from '@/lib/simulators/water'
import { DEMO_CUSTOMERS, FIRST_MONTH } from './sim-water-customers'

const CODE = 'beijing'
const STEPS = [180, 260, null] as const
const WATER_E4 = [20_700n, 40_700n, 60_700n] as const
/** 水资源费改税 and 污水处理费: the same in every step (DOMAIN §1). */
const FLAT_E4 = { RESOURCE: 15_700n, SEWAGE: 13_600n } as const
const VALID_FROM = new Date('2014-05-01')

/** Two years of readings and of bills, paid but for those that the numbers to try need. Present: 2026-03-16 10:00. */
export async function seedSimWater(sim: SimCtx): Promise<void> {
  await seedCompany(sim)
  await seedCustomers(sim)
  await takeReadings(sim, CODE, FIRST_MONTH)
  await issueDueBills(sim, CODE)
  await settleBills(sim)
  await seedPrepaid(sim)
}

async function seedCompany({ db, clock }: SimCtx): Promise<void> {
  await db.prisma.simWaterCompany.create({
    data: {
      code: CODE,
      companyId: '100000001',
      merchantId: '1900000109',
      name: '北京市自来水（模拟）',
      smsSign: '北京水务(模拟)',
      signingKey: '0123456789abcdef0123456789abcdef',
      cycle: 2,
      issueDay: 5,
      closedOn: new Date(formatDay(clock.now())),
      dueDays: 15,
      tierPeriod: 'YEAR',
      graceDays: 15,
      lateRatePpm: 5_000,
    },
  })
  const common = { companyCode: CODE, validFrom: VALID_FROM }
  await db.prisma.simWaterStep.createMany({ data: STEPS.map((endsAtM3, n) => ({ ...common, step: n + 1, endsAtM3, perExtraM3: 30 })) })
  const rates = WATER_E4.flatMap((priceE4, n) =>
    Object.entries({ WATER: priceE4, ...FLAT_E4 }).map(([item, price]) => ({ ...common, step: n + 1, item, priceE4: price })),
  )
  await db.prisma.simWaterRate.createMany({ data: rates })
}

/** Their prepaid balance comes last, or the bills of two years would use it. */
async function seedCustomers({ db, random }: SimCtx): Promise<void> {
  await db.prisma.simWaterCustomer.createMany({
    data: DEMO_CUSTOMERS.map(({ readings, unpaid, prepaidFen, ...customer }) => ({
      ...customer,
      companyCode: CODE,
      idLast4: random.digits('idLast4', customer.billKey, 4),
      meterSerial: random.digits('meterSerial', customer.billKey, 12),
      prepaidFen: 0n,
    })),
  })
  const told = DEMO_CUSTOMERS.flatMap(({ billKey, readings }) =>
    Object.entries(readings).map(([month, volumeM3]) => ({ companyCode: CODE, billKey, month, volumeM3, readType: 'ACTUAL' })),
  )
  await db.prisma.simWaterReading.createMany({ data: told })
}

/** Each was paid at the counter in the days after its issue; such orders have no WeChat number. */
async function settleBills(sim: SimCtx): Promise<void> {
  const unpaid = DEMO_CUSTOMERS.flatMap(({ billKey, unpaid }) => unpaid.map((month) => month + billKey))
  const bills = await sim.db.query<{ bill_no: string }>(`SELECT bill_no FROM sim_water.bill WHERE company_code = $1::text AND bill_no <> ALL ($2::text[])`, [CODE, unpaid])
  const paid = bills.map(({ bill_no }) => ({
    bill_no,
    days: sim.random.int('paidAfter', bill_no, 1, 8),
    receipt: sim.random.digits('channelBillNo', `${CODE}:${bill_no}`, 20),
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
    [CODE, JSON.stringify(paid)],
  )
}

async function seedPrepaid({ db, random, clock }: SimCtx): Promise<void> {
  const now = clock.now()
  for (const { billKey, prepaidFen } of DEMO_CUSTOMERS.filter((customer) => customer.prepaidFen > 0n)) {
    const receipt = random.digits('channelBillNo', `${CODE}:prepaid:${billKey}`, 20)
    await db.query('SELECT sim_water.charge($1::text, $2::text, $3::text, $4::text, $5::bigint, $6::text, $7::text, $8::timestamptz, $9::date)', [
      CODE, billKey, `OTCPREPAID${billKey}`, '', prepaidFen, formatCompact(now), receipt, now, formatDay(now),
    ])
  }
}
