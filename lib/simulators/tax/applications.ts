/** The bureau's register of applications. */
import type { TaxApplication, TaxOutcome, TaxReason } from '@/lib/gateways/tax'
import { expectedBy, LONGEST_LOOK_S, TAX_REASONS } from '@/lib/gateways/tax'
import { dayStart, formatDay } from '@/lib/kernel/calendar'
import type { SimCtx } from '../sim-ctx'
import { ringAt } from '../ring'
import { takenUpAt } from './hours'

export type Application = { applicationNo: string; request: string; state: 'WAITING' | 'ISSUED' | 'REFUSED'; reason: TaxReason | null; number: string | null; invoice: string | null; dueAt: Date; endedAt: Date | null }

const COLUMNS = 'application_no AS "applicationNo", request, state, reason, number, invoice, due_at AS "dueAt", ended_at AS "endedAt"'
const KEPT_YEARS = 5

/** The bureau takes so many seconds to look at one. */
const SECONDS = { least: 3, most: LONGEST_LOOK_S }

/** Once for each number: with other content it is refused, and the first one stays as it is. */
export async function receive(sim: SimCtx, { applicationNo, redOf, content }: TaxApplication, xml: string): Promise<TaxOutcome> {
  const now = sim.clock.now()
  const dueAt = takenUpAt(now, sim.random.int('tax.seconds', applicationNo, SECONDS.least, SECONDS.most))
  const [known] = await sim.db.query<Application>(`SELECT ${COLUMNS} FROM sim_tax.take($1::text, $2::text, $3::bigint, $4::text, $5::text, $6::timestamptz, $7::timestamptz)`, [
    applicationNo, content.seller.taxId, content.grossFen, redOf, xml, now, dueAt,
  ])
  if (!known || known.request !== xml) return refusal('NUMBER_USED')
  if (known.state === 'WAITING') await ringAt(sim, 'tax', [known.dueAt])
  return outcomeOf(known)
}

/** undefined: there is none, or it is too old to be kept. */
export async function find(sim: SimCtx, applicationNo: string): Promise<TaxOutcome | undefined> {
  const [known] = await sim.db.query<Application>(`SELECT ${COLUMNS} FROM sim_tax.application WHERE application_no = $1::text AND (ended_at IS NULL OR ended_at >= $2::timestamptz)`, [applicationNo, oldestKept(sim)])
  return known && outcomeOf(known)
}

export function readApplications({ db }: SimCtx, applicationNos: string[]): Promise<Application[]> {
  return db.query<Application>(`SELECT ${COLUMNS} FROM sim_tax.application WHERE application_no = ANY ($1::text[])`, [applicationNos])
}

/** Five years to the day (rule I2). */
export function oldestKept({ clock }: SimCtx): Date {
  const [year = '', ...rest] = formatDay(clock.now()).split('-')
  // Where the year has no 29 February the day after it counts.
  return dayStart([Number(year) - KEPT_YEARS, ...rest].join('-'))
}

const refusal = (reason: TaxReason): TaxOutcome => ({ state: 'REFUSED', reason, message: TAX_REASONS[reason] })

export function outcomeOf({ state, reason, invoice, dueAt }: Application): TaxOutcome {
  if (state === 'ISSUED' && invoice) return { state, xml: invoice }
  return state === 'REFUSED' && reason ? refusal(reason) : { state: 'WAITING', expectedAt: expectedBy(dueAt) }
}
