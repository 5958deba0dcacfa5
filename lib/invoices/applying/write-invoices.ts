/** Invoices as rows, with the lines that stand on them and the jobs that have them issued. In the caller's transaction, under the lock of their payments. */
import type { Ctx } from '@/lib/db'
import { expectedFrom, taxWire, type einvoice } from '@/lib/gateways/tax'
import type { FeeItem } from '@/lib/gateways/water'
import { refusing } from '@/lib/ledger'
import { scheduleJob } from '@/lib/platform'
import type { LeftPart } from './paid-parts'

export type NewInvoice = {
  id: string; applicationId: string; userId: string; companyCode: string; content: einvoice.InvoiceContent; lines: readonly LeftPart[]
  /** Of a red one: the blue invoice, and its number */
  redOf?: { id: string; number: string }
  /** The blue invoice in whose place it stands */
  replaces?: string
}

/** Its number at the bureau: a refused one is asked for anew under another. */
export const applicationNo = (invoiceId: string, attempt: number): string => (attempt === 1 ? invoiceId : `${invoiceId}-${attempt}`)
export const invoiceIdOf = (applicationNumber: string): string => applicationNumber.split('-')[0] ?? ''

export async function writeInvoice(tx: Ctx, { id, applicationId, userId, companyCode, content, lines, redOf, replaces }: NewInvoice): Promise<Date> {
  const now = tx.clock.now()
  const expectedAt = expectedFrom(now)
  const { kind, buyer, grossFen, netFen, taxFen } = content
  const request = taxWire.writeKept({ applicationNo: applicationNo(id, 1), redOf: redOf?.number ?? null, content })
  await tx.db.prisma.invoice.create({
    data: { id, applicationId, userId, companyCode, kind, redOf: redOf?.id ?? null, replaces: replaces ?? null, buyerName: buyer.name, buyerTaxId: buyer.taxId, grossFen, netFen, taxFen, state: 'REQUESTED', attempt: 1, request, requestedAt: now, expectedAt },
  })
  await writeLines(tx, id, lines)
  await scheduleJob(tx, { kind: 'invoice.issue', key: id, dueAt: now })
  return expectedAt
}

/** Errors: INVOICE_TOO_MUCH when more would stand on invoices than was paid. */
async function writeLines(tx: Ctx, invoiceId: string, lines: readonly LeftPart[]): Promise<void> {
  await refusing(tx.db.query('INSERT INTO invoice_line (invoice_id, payment_id, item, gross_fen) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[]) RETURNING payment_id', [
    invoiceId, lines.map(({ paymentId }) => paymentId), lines.map(({ item }) => item), lines.map(({ grossFen }) => grossFen),
  ]))
}

export async function readLines(ctx: Ctx, invoiceIds: readonly string[]): Promise<(LeftPart & { invoiceId: string })[]> {
  return ctx.db.query<LeftPart & { invoiceId: string; item: FeeItem }>(`SELECT invoice_id AS "invoiceId", payment_id AS "paymentId", item, gross_fen AS "grossFen" FROM invoice_line WHERE invoice_id = ANY ($1::text[]) ORDER BY payment_id, item`, [invoiceIds])
}
