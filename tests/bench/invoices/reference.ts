/** What any platform that issues invoices has to do for each, and nothing else: a signed question to the bureau, a PDF, two files kept in one commit. */
import { withTransaction, type Ctx } from '@/lib/db'
import { einvoice } from '@/lib/gateways/tax'
import { invariant } from '@/lib/kernel/invariant'
import { renderPdf } from '@/lib/invoices/paper'
import { talkToBureau } from '@/lib/invoices/bureau/talk-to-bureau'
import { keepFile } from '@/lib/platform'

let serial = 0

/** `xml`: an invoice that the bureau has issued, under `applicationNo`. */
export async function issueBarely(ctx: Ctx, applicationNo: string, xml: string): Promise<void> {
  const sequence = `bench:${(serial += 1)}`
  const answer = await talkToBureau(ctx, { invoiceId: applicationNo, sequence }, (gateway, call) => gateway.query(call, { applicationNo }))
  const read = einvoice.readEInvoice(xml)
  invariant(answer.ok && answer.value?.state === 'ISSUED' && read.ok, 'the bureau knows what it has issued')
  // Another number each time: the same bytes would be kept once.
  const pdf = await renderPdf({ ...read.value, number: String(serial).padStart(20, '9') })
  await withTransaction(ctx, async (tx) => {
    await keepFile(tx, new TextEncoder().encode(`${xml}<!-- ${sequence} -->`), 'application/xml')
    await keepFile(tx, pdf, 'application/pdf')
  })
}
