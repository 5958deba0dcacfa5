import { keptFile, runFile } from '@/lib/edge/api'
import { readInvoiceFile } from '@/lib/invoices/pack'

type Params = { params: Promise<{ invoiceId: string; format: string }> }

/** The kept file of one of the caller's invoices (rule I3): /invoices/<id>/pdf, /invoices/<id>/xml. */
export function GET(_: Request, { params }: Params): Promise<Response> {
  return runFile(async ({ ctx }) => keptFile(await readInvoiceFile({ ctx, input: await params })))
}
