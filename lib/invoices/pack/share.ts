/** A link that shows one invoice to whoever has it, for a week. */
import { requireResident } from '@/lib/auth'
import { withTransaction, type Command, type Ctx } from '@/lib/db'
import { DAY_MS } from '@/lib/kernel/calendar'
import { sha256Hex } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'
import { countAttempt, recordAudit } from '@/lib/platform'
import { COLUMNS, TABLES } from './columns'
import { readContent } from './get-invoice'
import { fileOf, HASH } from './invoice-files'
import { InvoiceInput, SharedFileInput, TokenInput, type InvoiceDto, type InvoiceFile, type SharedInvoice } from './schemas'

export const SHARE_DAYS = 7
/** Links a person makes in a day. */
const MAX_A_DAY = 50

/** The secret is told once and kept as a hash. Errors: NOT_FOUND, INVOICE_NOT_ISSUED, RATE_LIMITED. */
export async function shareInvoice({ ctx, input }: Command<unknown>): Promise<{ token: string; expiresAt: Date }> {
  const userId = requireResident(ctx)
  const { invoiceId } = InvoiceInput.parse(input)
  const [invoice] = await ctx.db.query<{ state: string }>('SELECT state FROM invoice WHERE id = $1 AND user_id = $2', [invoiceId, userId])
  if (!invoice) throw new DomainError('NOT_FOUND')
  if (invoice.state !== 'ISSUED') throw new DomainError('INVOICE_NOT_ISSUED')
  await countAttempt(ctx, { key: `share:${userId}`, max: MAX_A_DAY, windowMs: DAY_MS, code: 'RATE_LIMITED' })
  const token = ctx.secrets.token(32)
  const createdAt = ctx.clock.now()
  const expiresAt = new Date(createdAt.getTime() + SHARE_DAYS * DAY_MS)
  await withTransaction(ctx, async (tx) => {
    await tx.db.prisma.invoiceShare.create({ data: { tokenHash: sha256Hex(token), invoiceId, createdAt, expiresAt } })
    await recordAudit(tx, { action: 'invoice.shared', subjectId: invoiceId })
  })
  return { token, expiresAt }
}

type Shared = InvoiceDto & { xmlHash: string; expiresAt: Date }

/** For anybody who has the link; null once it is over, or when there is none. */
export async function readShared({ ctx, input }: Command<unknown>): Promise<SharedInvoice | null> {
  const token = TokenInput.safeParse(input)
  if (!token.success) return null
  const [row] = await ctx.db.query<Shared>(`SELECT ${COLUMNS}, i.xml_hash AS "xmlHash", s.expires_at AS "expiresAt" FROM invoice_share s JOIN ${TABLES} ON i.id = s.invoice_id WHERE s.token_hash = $1 AND s.expires_at > $2::timestamptz`, [
    sha256Hex(token.data.token), ctx.clock.now(),
  ])
  if (!row) return null
  const { xmlHash, expiresAt, ...invoice } = row
  const content = await readContent(ctx, xmlHash)
  return content && { invoice, content, expiresAt }
}

/** Errors: NOT_FOUND. */
export async function readSharedFile({ ctx, input }: Command<unknown>): Promise<InvoiceFile> {
  const { token, format } = SharedFileInput.parse(input)
  return fileOf(ctx, await findKept(ctx, token, HASH[format]), format)
}

async function findKept(ctx: Ctx, token: string, column: string): Promise<{ number: string; hash: string } | undefined> {
  const [kept] = await ctx.db.query<{ number: string; hash: string }>(`SELECT i.number, i.${column} AS hash FROM invoice_share s JOIN invoice i ON i.id = s.invoice_id WHERE s.token_hash = $1 AND s.expires_at > $2::timestamptz`, [sha256Hex(token), ctx.clock.now()])
  return kept
}
