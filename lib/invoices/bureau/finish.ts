/** The end of an invoice: the bureau's XML is held against what was asked, put on paper, and both are kept (rule I3) in the commit that ends it. */
import { withTransaction, type Ctx } from '@/lib/db'
import { einvoice, taxWire, type TaxReason } from '@/lib/gateways/tax'
import { canonicalJson } from '@/lib/kernel/canonical'
import { isDomainError } from '@/lib/kernel/errors'
import { fenToYuan } from '@/lib/kernel/money'
import { keepFile, recordAudit, sendNotice } from '@/lib/platform'
import { renderPdf } from '../paper'
import { afterInvoice } from '../red'
import { lockSharing, readLines } from '../applying'
import type { InvoiceState } from '../states'
import { moveInvoice, type UnderWay } from './move-invoice'

/** Kept under these types, and handed out under them. */
export const MEDIA_TYPES = { xml: 'application/xml', pdf: 'application/pdf' } as const

export async function finishInvoice(ctx: Ctx, invoice: UnderWay, xml: string): Promise<void> {
  const read = einvoice.readEInvoice(xml)
  if (!read.ok || !isAsAsked(invoice, read.value)) return dispute(ctx, invoice, xml)
  const { number, issuedOn } = read.value
  const pdf = await renderPdf(read.value)
  await end(ctx, invoice, 'ISSUED', async (tx) => {
    const [xmlHash, pdfHash] = [await keepFile(tx, new TextEncoder().encode(xml), MEDIA_TYPES.xml), await keepFile(tx, pdf, MEDIA_TYPES.pdf)]
    await moveInvoice(tx, invoice, 'ISSUED', { number, issuedOn, xmlHash, pdfHash })
    await tell(tx, invoice, invoice.redOf ? 'INVOICE_TAKEN_BACK' : 'INVOICE_ISSUED')
    await recordAudit(tx, { action: 'invoice.issued', subjectId: invoice.id, key: invoice.id, detail: { number, xmlHash, pdfHash } })
  })
}

export async function refuseInvoice(ctx: Ctx, invoice: UnderWay, reason: TaxReason): Promise<void> {
  await end(ctx, invoice, 'REFUSED', async (tx) => {
    await moveInvoice(tx, invoice, 'REFUSED', { reason })
    if (!invoice.redOf) await tell(tx, invoice, 'INVOICE_REFUSED')
    await recordAudit(tx, { action: 'invoice.refused', subjectId: invoice.id, key: `${invoice.id}:${invoice.attempt}`, detail: { reason } })
  })
}

/** Everything but what the bureau adds must be what we wrote. */
function isAsAsked({ request }: UnderWay, { number: _, issuedOn: __, bureauCode: ___, bureauName: ____, ...said }: einvoice.EInvoice): boolean {
  return canonicalJson(said) === canonicalJson(taxWire.readKept(request).content)
}

/** What cannot be relied on is kept as it came, for whoever looks at it. */
async function dispute(ctx: Ctx, invoice: UnderWay, xml: string): Promise<void> {
  await end(ctx, invoice, 'DISPUTED', async (tx) => {
    const xmlHash = await keepFile(tx, new TextEncoder().encode(xml), MEDIA_TYPES.xml)
    await moveInvoice(tx, invoice, 'DISPUTED', { xmlHash, reason: 'MISMATCH' })
    await recordAudit(tx, { action: 'invoice.disputed', subjectId: invoice.id, key: `${invoice.id}:${tx.clock.now().getTime()}`, detail: { xmlHash } })
  })
}

/** Under the lock of its payments, since refunds may wait for it. Another worker may have been faster. */
async function end(ctx: Ctx, invoice: UnderWay, state: InvoiceState, change: (tx: Ctx) => Promise<void>): Promise<void> {
  const paymentIds = [...new Set((await readLines(ctx, [invoice.id])).map(({ paymentId }) => paymentId))]
  await withTransaction(ctx, async (tx) => {
    await lockSharing(tx, paymentIds)
    await change(tx)
    await afterInvoice(tx, { ...invoice, state }, paymentIds)
  }).catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'CONFLICT') throw error
  })
}

async function tell(tx: Ctx, { id, userId, attempt, grossFen }: UnderWay, kind: 'INVOICE_ISSUED' | 'INVOICE_REFUSED' | 'INVOICE_TAKEN_BACK'): Promise<void> {
  const subjectId = kind === 'INVOICE_REFUSED' ? `${id}:${attempt}` : id
  await sendNotice(tx, { userId, kind, subjectId, params: { amount: fenToYuan(grossFen < 0n ? -grossFen : grossFen) } })
}
