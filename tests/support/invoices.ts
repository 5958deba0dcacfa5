/** Invoices in a test. */
import type { Ctx } from '@/lib/db'
import { applyInvoices } from '@/lib/invoices/applying'
import type { ApplicationDto, InvoiceKind } from '@/lib/invoices/applying/schemas'
import { applyCertification, approveCertification } from '@/lib/invoices/certification'
import { addTitle, listTitles } from '@/lib/invoices/titles'
import { MINUTE_MS } from '@/lib/kernel/calendar'
import { newKey } from './journey'
import { desk } from './refunds'
import type { TestWorld } from './world'

export const FIRM = { name: '北京水韵物业管理有限公司', taxId: '91110000802100433B' }
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
/** By then the bureau has done what it was asked, and has said so; at night after one in the morning. */
export const DONE_MS = 5 * MINUTE_MS

/** The title of this name, added when there is none. */
export async function personTitle(ctx: Ctx, name = '王芳'): Promise<string> {
  const known = (await listTitles({ ctx })).find((title) => title.name === name)
  return known?.id ?? (await addTitle({ ctx, input: { kind: 'PERSON', name, idempotencyKey: newKey() } })).titleId
}

/** An organisation that an operator has certified. */
export async function firmTitle(world: TestWorld, ctx: Ctx, firm = FIRM): Promise<string> {
  const { titleId } = await addTitle({ ctx, input: { kind: 'ORGANISATION', ...firm, idempotencyKey: newKey() } })
  const { certificationId } = await applyCertification({ ctx, input: { titleId, licence: PNG, idempotencyKey: newKey() } })
  await approveCertification({ ctx: await desk(world), input: { certificationId } })
  return titleId
}

export async function apply(ctx: Ctx, paymentIds: string[], titleId: string, kind: InvoiceKind = 'ORDINARY', idempotencyKey = newKey()): Promise<ApplicationDto> {
  return applyInvoices({ ctx, input: { paymentIds, titleId, kind, idempotencyKey } })
}

export type InvoiceRow = { id: string; kind: string; state: string; gross_fen: bigint; net_fen: bigint; tax_fen: bigint; number: string | null; red_of: string | null; replaces: string | null; reason: string | null; xml_hash: string | null; pdf_hash: string | null; expected_at: Date; issued_on: string | null }

/** Of a payment, oldest first. */
export const invoicesOf = (ctx: Pick<Ctx, 'db'>, paymentId: string): Promise<InvoiceRow[]> =>
  ctx.db.query<InvoiceRow>('SELECT i.* FROM invoice i WHERE i.id IN (SELECT invoice_id FROM invoice_line WHERE payment_id = $1) ORDER BY i.requested_at, i.gross_fen DESC, i.id', [paymentId])
