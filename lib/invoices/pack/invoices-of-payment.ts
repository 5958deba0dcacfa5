import { requireResident } from '@/lib/auth'
import type { Command } from '@/lib/db'
import { PaymentInput } from '@/lib/payments/schemas'
import { COLUMNS, TABLES } from './columns'
import { LEFT, OFFERED } from './list-invoiceable'
import type { InvoiceDto } from './schemas'

/** What stands on invoices of one of the caller's payments, oldest first, and how much could be asked for still. */
export async function invoicesOfPayment({ ctx, input }: Command<unknown>): Promise<{ invoices: InvoiceDto[]; leftFen: bigint }> {
  const userId = requireResident(ctx)
  const { paymentId } = PaymentInput.parse(input)
  const [invoices, [left]] = await Promise.all([
    ctx.db.query<InvoiceDto>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE i.user_id = $2 AND i.id IN (SELECT invoice_id FROM invoice_line WHERE payment_id = $1) ORDER BY i.requested_at, i.gross_fen DESC, i.id LIMIT 50`, [paymentId, userId]),
    ctx.db.query<{ fen: bigint }>(`SELECT ${LEFT} AS fen FROM payment p JOIN invoice_seller s ON s.company_code = p.company_code WHERE p.id = $1 AND p.user_id = $2 AND ${OFFERED}`, [paymentId, userId]),
  ])
  return { invoices, leftFen: left?.fen ?? 0n }
}
