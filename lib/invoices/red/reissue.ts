/** What comes after red: a new invoice of what is left, or to the right name. */
import { withTransaction, type Ctx } from '@/lib/db'
import { formatInstant } from '@/lib/kernel/calendar'
import { minFen } from '@/lib/kernel/money'
import { DONE, type JobOutcome } from '@/lib/platform'
import { askPaidParts, blueContent, isUnchanged, leftOf, lockPayments, planInvoices, readInvoiced, readLines, readPaymentsOf, readSeller, remarkOf, writeApplication, writeInvoice, type LeftPart } from '../applying'
import type { TitleFields } from '../titles/schemas'
import { contentOf, readBlue, type Blue } from './blue'
import type { Letter } from './letters'

/** In the commit that ends the red one: the same lines to another name (换开). */
export async function reissueTo(tx: Ctx, { id: letterId, invoiceId }: Letter, title: TitleFields): Promise<void> {
  const blue = await readBlue(tx, invoiceId)
  const { userId, companyCode, kind } = blue
  const applicationId = tx.random.id('ivp', letterId)
  await writeApplication(tx, { id: applicationId, userId, kind, title })
  const { kind: _, ...buyer } = title
  const content = { ...contentOf(blue), buyer, requestedAt: formatInstant(tx.clock.now()) }
  await writeInvoice(tx, { id: againId(tx, invoiceId), applicationId, userId, companyCode, content, lines: await readLines(tx, [invoiceId]), replaces: invoiceId })
}

const againId = (ctx: Ctx, invoiceId: string): string => ctx.random.id('inv', `${invoiceId}:again`)

/**
 * Once a refund has come to its end at the company: invoices that were taken back for it are made again, of what is left of all their payments. As long
 * as another refund of one of them is under way they wait for that one. Errors: COMPANY_*.
 */
export async function reissueAfterRefund(ctx: Ctx, refundId: string): Promise<void> {
  const payments = await ctx.db.query<{ id: string }>('SELECT payment_id AS id FROM payment_refund WHERE id = $1', [refundId])
  await reissueOf(ctx, payments.map(({ id }) => id))
}

/** Job `invoice.reissue`, key an invoice whose end leaves room: a red one for a refund that came to nothing, or one that was asked for meanwhile and is refused. */
export async function reissueJob(ctx: Ctx, invoiceId: string): Promise<JobOutcome> {
  await reissueOf(ctx, paymentsOn(await readLines(ctx, [invoiceId])))
  return DONE
}

async function reissueOf(ctx: Ctx, paymentIds: readonly string[]): Promise<void> {
  for (const id of await takenBack(ctx, paymentIds)) await reissue(ctx, await readBlue(ctx, id))
}

const paymentsOn = (lines: readonly LeftPart[]): string[] => [...new Set(lines.map(({ paymentId }) => paymentId))]

/** Blue invoices of these payments that a refund has turned red, and that nothing stands for. */
export async function takenBack(ctx: Ctx, paymentIds: readonly string[]): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }>(
    `SELECT DISTINCT i.id FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
       JOIN red_letter t ON t.invoice_id = i.id AND t.refund_id IS NOT NULL JOIN invoice r ON r.id = t.red_id AND r.state = 'ISSUED'
     WHERE l.payment_id = ANY ($1::text[]) AND NOT EXISTS (SELECT 1 FROM invoice n WHERE n.replaces = i.id) ORDER BY i.id`,
    [paymentIds],
  )
  return rows.map(({ id }) => id)
}

type Kept = { title: TitleFields }

/** Of what is left no more than stood on the one that was taken back: the rest may be somebody else's. */
function within(left: readonly LeftPart[], before: readonly LeftPart[]): LeftPart[] {
  return left.flatMap((part) => {
    const was = before.find(({ paymentId, item }) => paymentId === part.paymentId && item === part.item)
    return was ? [{ ...part, grossFen: minFen(part.grossFen, was.grossFen) }] : []
  })
}

async function reissue(ctx: Ctx, blue: Blue): Promise<void> {
  const ids = paymentsOn(await readLines(ctx, [blue.id]))
  const payments = await readPaymentsOf(ctx, ids)
  if (payments.some(({ isBack }) => isBack)) return
  const [[application], seller, paid] = await Promise.all([
    ctx.db.query<Kept>('SELECT title FROM invoice_application WHERE id = $1', [blue.applicationId]),
    readSeller(ctx, blue.companyCode),
    askPaidParts(ctx, payments),
  ])
  if (!application) return
  await withTransaction(ctx, async (tx) => {
    await lockPayments(tx, ids)
    // Another refund has begun meanwhile, and comes here again.
    if (!(await isUnchanged(tx, payments))) return
    const left = within(leftOf(paid, await readInvoiced(tx, ids)), await readLines(tx, [blue.id]))
    const plan = planInvoices(paid, left, blue.kind).find(({ kind }) => kind === blue.kind)
    if (!plan) return
    const content = blueContent({ kind: blue.kind, seller, title: application.title, lines: plan.lines, volumeM3: plan.volumeM3, remark: remarkOf(payments), now: tx.clock.now() })
    await writeInvoice(tx, { id: againId(tx, blue.id), applicationId: blue.applicationId, userId: blue.userId, companyCode: blue.companyCode, content, lines: plan.parts, replaces: blue.id })
  })
}
