/** The bureau at work: what is due is looked at, and gets its number in the order in which it came. */
import { einvoice, maintenanceEnd, taxWire, type TaxApplication, type TaxReason } from '@/lib/gateways/tax'
import { isCreditCode } from '@/lib/kernel/credit-code'
import { formatDay, monthOf, monthStart, SECOND_MS } from '@/lib/kernel/calendar'
import type { SimCtx } from '../sim-ctx'
import { ringAt } from '../ring'
import { oldestKept } from './applications'
import { troubleOf } from './behaviours'
import { planNotice, type Planned } from './notices'

/** So many in one transaction. */
const BATCH = 100
const NO_NUMBER = '0'.repeat(20)

type Office = { taxId: string; provinceCode: string; code: string; name: string }
type Draft = Planned & { no: string; xml: string; fault: TaxReason | ''; province: string }

/** Brings everything that is due to its end. Returns the numbers of applications that this call has looked at. Nothing is done during maintenance. */
export async function issueDue(sim: SimCtx): Promise<string[]> {
  const now = sim.clock.now()
  if (maintenanceEnd(now)) return []
  const looked: string[] = []
  for (;;) {
    const due = await sim.db.query<{ no: string; request: string }>(
      `SELECT application_no AS no, request FROM sim_tax.application WHERE state = 'WAITING' AND due_at <= $1::timestamptz ORDER BY serial LIMIT ${BATCH}`,
      [now],
    )
    if (due.length === 0) return looked
    await issue(sim, await draftAll(sim, due))
    looked.push(...due.map(({ no }) => no))
  }
}

async function issue(sim: SimCtx, drafts: Draft[]): Promise<void> {
  const now = sim.clock.now()
  const each = <T>(pick: (one: Draft) => T) => drafts.map(pick)
  await sim.db.query('SELECT sim_tax.issue($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int, $9::timestamptz, $10::timestamptz)', [
    each(({ no }) => no), each(({ xml }) => xml), each(({ fault }) => fault), each(({ province }) => province),
    each(({ noticeNo }) => noticeNo), each(({ after }) => after), each(({ again }) => again), Number(formatDay(now).slice(0, 4)), monthStart(monthOf(now)), now,
  ])
  const notices = drafts.flatMap(({ after, again }) => [after, again]).filter((seconds) => seconds !== null)
  await ringAt(sim, 'tax', notices.map((seconds) => new Date(now.getTime() + seconds * SECOND_MS)))
}

async function draftAll(sim: SimCtx, due: { no: string; request: string }[]): Promise<Draft[]> {
  const read = due.map(({ no, request }) => ({ no, application: taxWire.readKept(request) }))
  const offices = await sim.db.query<Office>(
    `SELECT t.tax_id AS "taxId", t.province_code AS "provinceCode", o.code, o.name FROM sim_tax.taxpayer t JOIN sim_tax.office o USING (province_code) WHERE t.tax_id = ANY ($1::text[])`,
    [read.map(({ application }) => application.content.seller.taxId)],
  )
  const today = formatDay(sim.clock.now())
  return read.map(({ no, application }) => {
    const office = offices.find(({ taxId }) => taxId === application.content.seller.taxId)
    const fault = faultOf(application)
    const planned = planNotice(sim, no, application.content.buyer.name)
    if (!office || fault) return { ...planned, no, xml: '', fault: fault ?? 'SELLER_UNKNOWN', province: '' }
    const xml = einvoice.writeEInvoice({ ...application.content, number: NO_NUMBER, issuedOn: today, bureauCode: office.code, bureauName: office.name })
    return { ...planned, no, xml, fault: '', province: office.provinceCode }
  })
}

/** What the bureau sees without its books. A red one must take back an invoice, a blue one none. */
function faultOf({ content, redOf }: TaxApplication): TaxReason | null {
  const { taxId, name } = content.buyer
  if (taxId.length === 18 && !isCreditCode(taxId)) return 'BUYER_TAX_ID'
  if (content.isRed !== (redOf !== null)) return 'RED_UNKNOWN'
  return einvoice.checkEInvoice(content).length > 0 || troubleOf(name) === 'REFUSE' ? 'CONTENT' : null
}

/** Rule I2: kept for five years. A few at a time, beside other work. */
export async function forgetOld(sim: SimCtx): Promise<void> {
  await sim.db.query(
    `WITH gone AS (DELETE FROM sim_tax.application WHERE application_no IN (SELECT application_no FROM sim_tax.application WHERE state <> 'WAITING' AND ended_at < $1::timestamptz LIMIT 500) RETURNING application_no)
     DELETE FROM sim_tax.notice WHERE application_no IN (SELECT application_no FROM gone) RETURNING notice_no`,
    [oldestKept(sim)],
  )
}
