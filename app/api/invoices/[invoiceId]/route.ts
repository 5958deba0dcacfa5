import { runApi } from '@/lib/edge/api'
import { getInvoice } from '@/lib/invoices/pack'

type Params = { params: Promise<{ invoiceId: string }> }

/** One of the caller's invoices: its state, amounts, number, chain, and the hashes of its files. */
export function GET(_: Request, { params }: Params): Promise<Response> {
  return runApi(async ({ ctx }) => getInvoice({ ctx, input: await params }))
}
