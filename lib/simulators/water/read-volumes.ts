import type { Desk } from './desk'

/** m³ of each month that was read (YYYYMM), oldest first. */
export async function readVolumes({ sim, company, customer }: Desk): Promise<Map<string, number>> {
  const rows = await sim.db.query<{ month: string; volumeM3: number }>(
    'SELECT month, volume_m3 AS "volumeM3" FROM sim_water.reading WHERE company_code = $1::text AND bill_key = $2::text ORDER BY month', [company.code, customer.billKey],
  )
  return new Map(rows.map(({ month, volumeM3 }) => [month, volumeM3]))
}
