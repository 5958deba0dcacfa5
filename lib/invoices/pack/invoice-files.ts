import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { invariant } from '@/lib/kernel/invariant'
import { readFile } from '@/lib/platform'
import { InvoiceFileInput, type FileFormat, type InvoiceFile } from './schemas'

type Kept = { number: string; hash: string | null }

/** The same bytes each time (rule I3). Errors: NOT_FOUND, also before it has been issued. */
export async function readInvoiceFile({ ctx, input }: Command<unknown>): Promise<InvoiceFile> {
  const userId = requireResident(ctx)
  const { invoiceId, format } = InvoiceFileInput.parse(input)
  const [kept] = await ctx.db.query<Kept>(`SELECT number, ${HASH[format]} AS hash FROM invoice WHERE id = $1 AND user_id = $2 AND state = 'ISSUED'`, [invoiceId, userId])
  return fileOf(ctx, kept, format)
}

export const HASH: Record<FileFormat, string> = { pdf: 'pdf_hash', xml: 'xml_hash' }

export async function fileOf(ctx: Ctx, kept: Kept | undefined, format: FileFormat): Promise<InvoiceFile> {
  if (!kept?.hash) throw new DomainError('NOT_FOUND')
  const file = await readFile(ctx, kept.hash)
  invariant(file, 'the files of an invoice that has been issued are kept')
  return { ...file, name: nameOf(kept.number, format) }
}

export const nameOf = (number: string, format: FileFormat): string => `电子发票-${number}.${format}`
