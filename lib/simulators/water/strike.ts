import type { Asked } from '@/lib/gateways/water'
import type { Desk } from './desk'
import { troublesOf, type Trouble } from './behaviours'

/** What goes wrong with this request, if anything. Costs a round trip only where calls are counted. */
export async function strike(desk: Desk, { operation, question }: Asked): Promise<Trouble['does'] | null> {
  const trouble = troublesOf(desk.customer.behaviour).find(({ on }) => on.includes(operation))
  if (!trouble) return null
  if (!trouble.first) return trouble.does
  const order = trouble.first.of === 'ORDER' && 'billNo' in question ? `:${question.billNo}` : ''
  return (await countCall(desk, operation + order)) <= trouble.first.calls ? trouble.does : null
}

async function countCall({ sim, company, customer }: Desk, operation: string): Promise<number> {
  const [row] = await sim.db.query<{ count: number }>(
    `INSERT INTO sim_water.call AS seen (company_code, bill_key, operation, count) VALUES ($1::text, $2::text, $3::text, 1)
     ON CONFLICT (company_code, bill_key, operation) DO UPDATE SET count = seen.count + 1 RETURNING count`,
    [company.code, customer.billKey, operation],
  )
  return row?.count ?? 1
}
