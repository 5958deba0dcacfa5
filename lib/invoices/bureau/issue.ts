import type { Ctx } from '@/lib/db'
import { taxWire, type TaxFailure, type TaxOutcome } from '@/lib/gateways/tax'
import { SECOND_MS } from '@/lib/kernel/calendar'
import { failpoint } from '@/lib/kernel/failpoint'
import type { Result } from '@/lib/kernel/result'
import { nextTry } from '@/lib/kernel/retries'
import { againAt, countTries, DONE, type JobOutcome } from '@/lib/platform'
import { finishInvoice, refuseInvoice } from './finish'
import { moveInvoice, readUnderWay, type UnderWay } from './move-invoice'
import { talkToBureau } from './talk-to-bureau'
import { applicationNo } from '../applying'

/** A little after the bureau said that it would be done, should its notice not have come. */
const GRACE_MS = 5 * SECOND_MS

/**
 * Job `invoice.issue`: hands the application to the tax bureau and asks for the invoice when it should be there, or once a notice has rung. The bureau
 * knows it by one number, so after an unknown outcome the same is sent again; only its word ends it (rule I2).
 */
export async function issueInvoice(ctx: Ctx, id: string): Promise<JobOutcome> {
  const invoice = await readUnderWay(ctx, id)
  if (!invoice) return DONE
  const answer = await ask(ctx, invoice)
  failpoint('invoice.answered')
  if (!answer.ok) return later(ctx, id)
  const outcome = answer.value
  if (outcome === null) {
    // It never came, or was lost with the bureau's books: sent again.
    await moveInvoice(ctx, invoice, 'REQUESTED')
    return againAt(ctx.clock.now())
  }
  if (outcome.state === 'WAITING') return wait(ctx, invoice, outcome.expectedAt)
  await (outcome.state === 'ISSUED' ? finishInvoice(ctx, invoice, outcome.xml) : refuseInvoice(ctx, invoice, outcome.reason))
  failpoint('invoice.ended')
  return DONE
}

async function ask(ctx: Ctx, invoice: UnderWay): Promise<Result<TaxOutcome | null, TaxFailure>> {
  const { id, attempt, state, request } = invoice
  const topic = { invoiceId: id, sequence: `${state}:${attempt}:${ctx.clock.now().getTime()}:${await countTries(ctx, 'invoice.issue', id)}` }
  const no = applicationNo(id, attempt)
  if (state === 'SUBMITTED') return talkToBureau(ctx, topic, (gateway, call) => gateway.query(call, { applicationNo: no }))
  return talkToBureau(ctx, topic, (gateway, call) => gateway.apply(call, { ...taxWire.readKept(request), applicationNo: no }))
}

async function wait(ctx: Ctx, invoice: UnderWay, expectedAt: Date): Promise<JobOutcome> {
  await moveInvoice(ctx, invoice, 'SUBMITTED', { expectedAt })
  const soonest = new Date(expectedAt.getTime() + GRACE_MS)
  return soonest > ctx.clock.now() ? againAt(soonest) : later(ctx, invoice.id)
}

const later = async (ctx: Ctx, id: string): Promise<JobOutcome> => againAt(nextTry(ctx.clock.now(), await countTries(ctx, 'invoice.issue', id)))
