import { z } from 'zod'
import { Id, IdempotencyKey } from '@/lib/kernel/input'
import type { CertificationState } from '../certification/schemas'
import type { TaxLine } from '../tax'
import type { TitleDto } from '../titles/schemas'
import type { InvoiceState } from '../states'

export { INVOICE_STATES, type InvoiceState } from '../states'

export const INVOICE_KINDS = ['ORDINARY', 'SPECIAL'] as const
export type InvoiceKind = (typeof INVOICE_KINDS)[number]

/** Payments of one application. */
export const MAX_PAYMENTS = 20

/** One id, or several as a form sends them; each once. */
const PaymentIds = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(Id).min(1).max(MAX_PAYMENTS)).transform((ids) => [...new Set(ids)].sort())

/** `mergedId`: all payments of a merged one that have succeeded. */
export const ChoosePaymentsInput = z.union([z.object({ paymentIds: PaymentIds }), z.object({ mergedId: Id })])
export const ApplyInvoicesInput = z.intersection(ChoosePaymentsInput, z.object({ titleId: Id, kind: z.enum(INVOICE_KINDS), idempotencyKey: IdempotencyKey }))

/** What a resident is answered at once (rule I1): `expectedAt` is when the bureau will have done it (rule E4). */
export type AppliedInvoice = { invoiceId: string; companyName: string; kind: InvoiceKind; grossFen: bigint; netFen: bigint; taxFen: bigint; state: InvoiceState; expectedAt: Date }
export type ApplicationDto = { applicationId: string; invoices: AppliedInvoice[] }

/** A month's payments of an organisation, this application's included (rule I4). `month` is YYYYMM. */
export type MonthPaid = { month: string; paidFen: bigint; needsSpecial: boolean }

/** A payment and what of it can be invoiced still. `prepaidFen`: kept by the company for bills to come. */
export type InvoiceablePayment = { id: string; alias: string; companyName: string; billKey: string; amountFen: bigint; leftFen: bigint; prepaidFen: bigint; endedAt: Date }
/** `certification`: of an organisation, null where nobody has asked for it; `months`: of a certified one. */
export type TitleChoice = TitleDto & { certification: CertificationState | null; months: MonthPaid[] }
export type ApplyOptions = { payments: InvoiceablePayment[]; sellers: { companyName: string; lines: TaxLine[] }[]; titles: TitleChoice[]; chosenId: string | null; expectedAt: Date }
