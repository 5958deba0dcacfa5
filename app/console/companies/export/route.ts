import { exportCompanies } from '@/lib/console/companies'
import { runFile } from '@/lib/edge/api'

/** Companies that a filter finds, as a table. */
export async function GET(request: Request): Promise<Response> {
  const filter = Object.fromEntries(new URL(request.url).searchParams)
  return runFile(async ({ ctx }) => ({ body: await exportCompanies({ ctx, input: filter }), type: 'text/csv; charset=utf-8', name: 'companies.csv' }))
}
