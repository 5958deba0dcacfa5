import { addDays, addMonths, formatDay, monthOf } from '@/lib/kernel/calendar'
import type { SimCtx } from '../sim-ctx'
import type { SimCompany } from './desk'
import { issueDueBills } from './issue-due-bills'
import { takeReadings } from './take-readings'

/**
 * What the company does every night, caught up before it answers the first message of a day: reads the meters of months that
 * have ended and issues the bills that are due. Two at once do the same work and write it once.
 * False: there was nothing to do.
 */
export async function catchUpNights(sim: SimCtx, company: SimCompany): Promise<boolean> {
  const today = formatDay(sim.clock.now())
  if (company.closedOn >= today) return false
  await takeReadings(sim, company.code, addMonths(monthOf(new Date(`${company.closedOn}T00:00:00+08:00`)), -1))
  await issueDueBills(sim, company.code, addDays(company.closedOn, 1))
  await sim.db.query(`UPDATE sim_water.company SET closed_on = greatest(closed_on, $2::date) WHERE code = $1::text RETURNING code`, [company.code, today])
  return true
}
