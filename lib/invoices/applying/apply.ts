import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { DAY_MS } from '@/lib/kernel/calendar'
import { canonicalJson } from '@/lib/kernel/canonical'
import { DomainError } from '@/lib/kernel/errors'
import { failpoint } from '@/lib/kernel/failpoint'
import { countAttempt, recall, recordAudit, runOnce } from '@/lib/platform'
import { requireCertified } from '../certification'
import { getTitle } from '../titles'
import type { TitleDto, TitleFields } from '../titles/schemas'
import { isUnchanged, lockPayments, readChosen, readInvoiced, type ChosenPayment } from './chosen-payments'
import { blueContent, remarkOf } from './content'
import { askPaidParts, leftOf, type PaidFor } from './paid-parts'
import { planInvoices } from './plan'
import { readApplication } from './read-application'
import { ApplyInvoicesInput, ChoosePaymentsInput, type ApplicationDto, type InvoiceKind } from './schemas'
import { readSellers, type Seller } from './sellers'
import { refuseAboveLimit } from './special-rule'
import { writeInvoice } from './write-invoices'

/** So many applications a person makes in a day. */
const MAX_A_DAY = 200

type Asked = { titleId: string; kind: InvoiceKind; idempotencyKey: string }
type Ready = { isMerged: boolean; userId: string; title: TitleDto; kind: InvoiceKind; paid: PaidFor[]; sellers: Seller[]; applicationId: string }

/**
 * Asks for invoices of payments, one for each seller (rule I1); answers at once, and says by when they will be there. Errors: NOT_FOUND, INVOICE_*,
 * COMPANY_*, RATE_LIMITED, IDEMPOTENCY_KEY_REUSED.
 */
export async function applyInvoices({ ctx, input }: Command<unknown>): Promise<ApplicationDto> {
  const userId = requireResident(ctx)
  const { titleId, kind, idempotencyKey: key }: Asked = ApplyInvoicesInput.parse(input)
  const chosen = ChoosePaymentsInput.parse(input)
  const once = { command: 'applyInvoices', key, input: { ...chosen, titleId, kind } }
  const known = await recall<{ applicationId: string }>(ctx, once)
  if (known) return readApplication(ctx, known.applicationId)
  await countAttempt(ctx, { key: `invoices:${userId}`, max: MAX_A_DAY, windowMs: DAY_MS, code: 'RATE_LIMITED' })
  const payments = await readChosen(ctx, userId, chosen)
  const title = await readTitle(ctx, userId, titleId, kind)
  const sellers = await readSellers(ctx, payments.map(({ companyCode }) => companyCode))
  const paid = await askPaidParts(ctx, payments)
  const applicationId = ctx.random.id('ivp', `${userId}:${key}`)
  await runOnce(ctx, once, async (tx) => write(tx, { isMerged: 'mergedId' in chosen, userId, title, kind, paid, sellers, applicationId }))
  failpoint('invoice.applied')
  return readApplication(ctx, applicationId)
}

/** Organisations are certified first (rule X2); a special invoice is an organisation's. */
async function readTitle(ctx: Ctx, userId: string, titleId: string, kind: InvoiceKind): Promise<TitleDto> {
  const title = await getTitle({ ctx, input: { titleId } })
  if (title.kind === 'PERSON') {
    if (kind === 'SPECIAL') throw new DomainError('INVOICE_SPECIAL_PERSON')
    return title
  }
  await requireCertified(ctx, userId, title)
  return title
}

async function write(tx: Ctx, { isMerged, userId, title, kind, paid, sellers, applicationId }: Ready): Promise<{ applicationId: string }> {
  const payments = paid.map(({ payment }) => payment)
  const ids = payments.map(({ id }) => id)
  await lockPayments(tx, ids)
  if (!(await isUnchanged(tx, payments))) throw new DomainError('INVOICE_REFUND_OPEN')
  const left = leftOf(paid, await readInvoiced(tx, ids))
  const without = paid.filter(({ payment }) => !left.some(({ paymentId }) => paymentId === payment.id))
  // Legs of a merged payment were not named one by one: those of which nothing is left stay out.
  const [first] = isMerged && without.length < paid.length ? [] : without
  if (first) throw whyNothing(first)
  if (title.kind === 'ORGANISATION' && kind === 'ORDINARY') await refuseAboveLimit(tx, title.taxId, left)
  const { id: _, isDefault: __, ...printed } = title
  await writeApplication(tx, { id: applicationId, userId, kind, title: printed })
  for (const { companyCode, kind: of, lines, parts, payments: own, volumeM3 } of planInvoices(paid, left, kind)) {
    const seller = sellers.find((one) => one.companyCode === companyCode) as Seller
    const content = blueContent({ kind: of, seller, title: printed, lines, volumeM3, remark: remarkOf(own), now: tx.clock.now() })
    await writeInvoice(tx, { id: tx.random.id('inv', `${applicationId}:${companyCode}:${of}`), applicationId, userId, companyCode, content, lines: parts })
  }
  await recordAudit(tx, { action: 'invoice.applied', subjectId: applicationId, key: applicationId, detail: { payments: ids, kind, buyer: title.name } })
  return { applicationId }
}

function whyNothing({ payment, prepaidFen }: { payment: ChosenPayment; prepaidFen: bigint }): DomainError {
  return new DomainError(prepaidFen > 0n ? 'INVOICE_PREPAID_ONLY' : 'INVOICE_NOTHING_LEFT', { number: payment.billKey })
}

export async function writeApplication(tx: Ctx, { id, userId, kind, title }: { id: string; userId: string; kind: InvoiceKind; title: TitleFields }): Promise<void> {
  await tx.db.query('INSERT INTO invoice_application (id, user_id, kind, title, tax_id, created_at) VALUES ($1, $2, $3, $4::jsonb, $5, $6::timestamptz) RETURNING id', [id, userId, kind, canonicalJson(title), title.taxId, tx.clock.now()])
}
