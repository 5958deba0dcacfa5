import { readJson, runApi } from '@/lib/edge/api'
import { applyInvoices } from '@/lib/invoices/applying'

/** Asks for invoices of the caller's payments (rule I1): { paymentIds | mergedId, titleId, kind, idempotencyKey }; answered with what will be there, and by when. */
export function POST(request: Request): Promise<Response> {
  return runApi(async ({ ctx }) => applyInvoices({ ctx, input: await readJson(request) }))
}
