import { requireResident, requireDesk } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { einvoice } from '@/lib/gateways/tax'
import { DomainError } from '@/lib/kernel/errors'
import { readFile } from '@/lib/platform'
import { OPEN_LETTERS, type LetterDto } from '../red/schemas'
import { IS_TAKEN_BACK } from '../standing'
import { COLUMNS, LETTER_COLUMNS, TABLES } from './columns'
import { InvoiceInput, type ChainLink, type InvoiceDetailDto, type InvoicedPayment, type InvoiceDto } from './schemas'

type Row = InvoiceDto & { xmlHash: string | null; pdfHash: string | null }
const SELECT = `SELECT ${COLUMNS}, i.xml_hash AS "xmlHash", i.pdf_hash AS "pdfHash" FROM ${TABLES}`

/** The caller's, with what came before and after it (blue, red, blue). Errors: NOT_FOUND. */
export async function getInvoice({ ctx, input }: Command<unknown>): Promise<InvoiceDetailDto> {
  const { invoiceId } = InvoiceInput.parse(input)
  const [row] = await ctx.db.query<Row>(`${SELECT} WHERE i.id = $1 AND i.user_id = $2`, [invoiceId, requireResident(ctx)])
  return detailOf(ctx, row)
}

/** Anybody's, for the desk. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND. */
export async function getDeskInvoice({ ctx, input }: Command<unknown>): Promise<InvoiceDetailDto> {
  requireDesk(ctx)
  const [row] = await ctx.db.query<Row>(`${SELECT} WHERE i.id = $1`, [InvoiceInput.parse(input).invoiceId])
  return detailOf(ctx, row)
}

async function detailOf(ctx: Ctx, row: Row | undefined): Promise<InvoiceDetailDto> {
  if (!row) throw new DomainError('NOT_FOUND')
  const { xmlHash, pdfHash, ...invoice } = row
  const [chain, content, payments] = await Promise.all([
    readChain(ctx, invoice.id),
    invoice.state === 'ISSUED' && xmlHash ? readContent(ctx, xmlHash) : null,
    readPayments(ctx, invoice.id),
  ])
  const letters = await readLetters(ctx, chain.map(({ id }) => id))
  const isUnderLetter = letters.some(({ invoiceId, state }) => invoiceId === invoice.id && OPEN_LETTERS.includes(state))
  return { ...invoice, content, hashes: xmlHash && pdfHash ? { xml: xmlHash, pdf: pdfHash } : null, chain, letters, isUnderLetter, payments }
}

const readPayments = (ctx: Ctx, invoiceId: string): Promise<InvoicedPayment[]> =>
  ctx.db.query<InvoicedPayment>(
    `SELECT p.id, a.alias, p.bill_key AS "billKey", sum(l.gross_fen)::bigint AS "grossFen" FROM invoice_line l JOIN payment p ON p.id = l.payment_id JOIN water_account a ON a.id = p.water_account_id WHERE l.invoice_id = $1 GROUP BY p.id, a.alias ORDER BY p.created_at, p.id`,
    [invoiceId],
  )

/** As the bureau has made it. */
export async function readContent(ctx: Ctx, xmlHash: string): Promise<einvoice.EInvoice | null> {
  const file = await readFile(ctx, xmlHash)
  return file && parseContent(file.bytes)
}

export function parseContent(xml: Uint8Array): einvoice.EInvoice | null {
  const read = einvoice.readEInvoice(new TextDecoder().decode(xml))
  return read.ok ? read.value : null
}

/** Oldest first: all that take one another back or stand in one another's place. */
function readChain(ctx: Ctx, invoiceId: string): Promise<ChainLink[]> {
  return ctx.db.query<ChainLink>(
    `WITH RECURSIVE chain AS (SELECT id, red_of, replaces FROM invoice WHERE id = $1
       UNION SELECT i.id, i.red_of, i.replaces FROM chain x JOIN invoice i ON i.id = x.red_of OR i.id = x.replaces OR i.red_of = x.id OR i.replaces = x.id)
     SELECT i.id, i.red_of IS NOT NULL AS "isRed", ${IS_TAKEN_BACK} AS "isTakenBack", i.gross_fen AS "grossFen", i.state, i.number, i.buyer_name AS "buyerName", i.requested_at AS "requestedAt", i.replaces, i.red_of AS "redOf"
     FROM invoice i JOIN chain USING (id) ORDER BY i.requested_at, i.gross_fen DESC, i.id LIMIT 50`,
    [invoiceId],
  )
}

const readLetters = (ctx: Ctx, invoiceIds: string[]): Promise<LetterDto[]> =>
  ctx.db.query<LetterDto>(
    `SELECT ${LETTER_COLUMNS} FROM red_letter t WHERE t.invoice_id = ANY ($1::text[]) ORDER BY t.requested_at, t.id`,
    [invoiceIds],
  )
