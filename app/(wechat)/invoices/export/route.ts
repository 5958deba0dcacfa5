import { keptFile, runFile } from '@/lib/edge/api'
import { exportInvoices } from '@/lib/invoices/pack'

/** A year of the caller's invoices: ?year=2026&format=zip|xml|json. */
export function GET(request: Request): Promise<Response> {
  const input = Object.fromEntries(new URL(request.url).searchParams)
  return runFile(async ({ ctx }) => keptFile(await exportInvoices({ ctx, input })))
}
