import type { Command } from '@/lib/db'
import { taxWire } from '@/lib/gateways/tax'
import { DomainError } from '@/lib/kernel/errors'
import { hastenJob, recordWire, toWireRow } from '@/lib/platform'
import { readTaxLink } from './talk-to-bureau'
import { invoiceIdOf } from '../applying'

/** Header names in lower case. */
export type TaxNoticeMessage = { headers: Record<string, string | undefined>; body: Uint8Array }

/**
 * A notice of the bureau, which is as good as its signature. It is written down and rings the job, which asks for the invoice itself: a notice that
 * comes twice, late or never changes nothing. One about what we have never asked for is taken too, or it would come for a day. Errors: NOTICE_SIGNATURE.
 */
export async function receiveTaxNotice({ ctx, input }: Command<TaxNoticeMessage>): Promise<void> {
  const notice = taxWire.decodeNotice(await readTaxLink(ctx), input, taxWire.secondsOf(ctx.clock.wall()))
  if (!notice) throw new DomainError('NOTICE_SIGNATURE')
  const { noticeNo, applicationNo, outcome } = notice
  const invoiceId = invoiceIdOf(applicationNo)
  const request = `notice ${noticeNo} of ${applicationNo}: ${outcome.state}`
  await recordWire(ctx, toWireRow(ctx, { operation: 'notice', outcome: 'ANSWERED', request, response: null, subject_id: invoiceId, party: 'tax', sequence: `${noticeNo}:${ctx.clock.now().getTime()}` }))
  await hastenJob(ctx, 'invoice.issue', invoiceId)
}
