import type { Ctx } from '@/lib/db'
import type { AppliedInvoice, ApplicationDto } from './schemas'

export async function readApplication(ctx: Ctx, applicationId: string): Promise<ApplicationDto> {
  const invoices = await ctx.db.query<AppliedInvoice>(
    `SELECT i.id AS "invoiceId", c.name AS "companyName", i.kind, i.gross_fen AS "grossFen", i.net_fen AS "netFen", i.tax_fen AS "taxFen", i.state, i.expected_at AS "expectedAt"
     FROM invoice i JOIN company c ON c.code = i.company_code WHERE i.application_id = $1 AND i.red_of IS NULL AND i.replaces IS NULL ORDER BY i.company_code, i.kind DESC`,
    [applicationId],
  )
  return { applicationId, invoices }
}
