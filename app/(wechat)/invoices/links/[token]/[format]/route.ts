import { keptFile, runFile } from '@/lib/edge/api'
import { readSharedFile } from '@/lib/invoices/pack'

type Params = { params: Promise<{ token: string; format: string }> }

/** A file of an invoice for whoever has its link. */
export function GET(_: Request, { params }: Params): Promise<Response> {
  return runFile(async ({ ctx }) => keptFile(await readSharedFile({ ctx, input: await params })))
}
