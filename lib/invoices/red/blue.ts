import type { Ctx } from '@/lib/db'
import { taxWire, type einvoice } from '@/lib/gateways/tax'
import { DomainError } from '@/lib/kernel/errors'
import { invariant } from '@/lib/kernel/invariant'
import { lockSharing, readLines, type LeftPart } from '../applying'
import type { InvoiceKind } from '../applying/schemas'
import type { InvoiceState } from '../states'

/** A blue invoice that may be taken back. */
export type Blue = { id: string; applicationId: string; userId: string; companyCode: string; kind: InvoiceKind; buyerTaxId: string; state: InvoiceState; number: string | null; request: string; redOf: string | null }

const SELECT = `SELECT i.id, i.application_id AS "applicationId", i.user_id AS "userId", i.company_code AS "companyCode", i.kind, i.buyer_tax_id AS "buyerTaxId", i.state, i.number, i.request, i.red_of AS "redOf" FROM invoice i`

export async function readBlue(ctx: Ctx, invoiceId: string): Promise<Blue> {
  const [blue] = await ctx.db.query<Blue>(`${SELECT} WHERE i.id = $1`, [invoiceId])
  if (!blue) throw new DomainError('NOT_FOUND')
  return blue
}

/** With its payments locked: refunds, applications and other letters of them wait. Errors: NOT_FOUND. */
export async function lockBlue(tx: Ctx, invoiceId: string): Promise<{ blue: Blue; lines: LeftPart[] }> {
  const lines = await readLines(tx, [invoiceId])
  await lockSharing(tx, lines.map(({ paymentId }) => paymentId))
  return { blue: await readBlue(tx, invoiceId), lines }
}

export function contentOf({ request }: Pick<Blue, 'request'>): einvoice.InvoiceContent {
  return taxWire.readKept(request).content
}

/** Errors: INVOICE_NOT_ISSUED for one that is not, and for a red one. */
export function numberOf({ state, redOf, number }: Blue): string {
  if (state !== 'ISSUED' || redOf !== null) throw new DomainError('INVOICE_NOT_ISSUED')
  invariant(number, 'an invoice that is issued has its number')
  return number
}
