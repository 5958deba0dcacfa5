/** What /api/invoices takes and gives, for the OpenAPI description; the verbs check by their own shapes (rules I1, E4). */
import { z } from 'zod'
import { INVOICE_KINDS, INVOICE_STATES, MAX_PAYMENTS } from '@/lib/invoices/applying/schemas'
import { LETTER_STATES } from '@/lib/invoices/red/schemas'
import { Id, IdempotencyKey } from '@/lib/kernel/input'
import type { Operation } from './worlds-api/operation'

const Fen = z.string().describe('fen, as text; below zero on red invoices')
const Moment = z.iso.datetime()
const Asked = { titleId: Id, kind: z.enum(INVOICE_KINDS).describe('SPECIAL: organisations only; what is not taxed comes on an ordinary one beside it'), idempotencyKey: IdempotencyKey }

const ApplyBody = z.union([
  z.object({ paymentIds: z.array(Id).min(1).max(MAX_PAYMENTS), ...Asked }),
  z.object({ mergedId: Id.describe('all payments of a merged one of which something is left'), ...Asked }),
])
const Amounts = { grossFen: Fen, netFen: Fen, taxFen: Fen, state: z.enum(INVOICE_STATES), expectedAt: Moment.describe('by when the tax bureau will have done it; between 23:00 and 01:00 it rests') }
const Applied = z.object({ applicationId: Id, invoices: z.array(z.object({ invoiceId: Id, companyName: z.string(), kind: z.enum(INVOICE_KINDS), ...Amounts })) })
const Invoice = z.object({
  id: Id, companyName: z.string(), kind: z.enum(INVOICE_KINDS), isRed: z.boolean(), isTakenBack: z.boolean(), buyerName: z.string(), buyerTaxId: z.string(), ...Amounts,
  number: z.string().nullable().describe('20 figures once issued'), issuedOn: z.string().nullable(), reason: z.string().nullable(), requestedAt: Moment, endedAt: Moment.nullable(),
  content: z.looseObject({ number: z.string(), issuedOn: z.string(), capitals: z.string().describe('the total in Chinese capitals'), items: z.array(z.looseObject({ name: z.string(), code: z.string().describe('19 figures'), netFen: Fen, taxFen: Fen, grossFen: Fen })) }).nullable().describe('as the tax bureau has issued it, with all that its XML says; null before'),
  payments: z.array(z.object({ id: Id, alias: z.string(), billKey: z.string(), grossFen: Fen })),
  chain: z.array(z.object({ id: Id, isRed: z.boolean(), isTakenBack: z.boolean(), grossFen: Fen, state: z.enum(INVOICE_STATES), number: z.string().nullable(), buyerName: z.string(), requestedAt: Moment, replaces: Id.nullable(), redOf: Id.nullable() })).describe('blue, red, blue again: oldest first'),
  letters: z.array(z.object({ id: Id, invoiceId: Id, state: z.enum(LETTER_STATES), initiator: z.enum(['SELLER', 'BUYER']), cause: z.enum(['MISTAKE', 'RETURN']), newTitle: z.string().nullable(), isForRefund: z.boolean(), redState: z.enum(INVOICE_STATES).nullable(), requestedAt: Moment, expiresAt: Moment.nullable(), decidedAt: Moment.nullable() })),
  isUnderLetter: z.boolean().describe('it is being taken back, or was'),
  hashes: z.object({ pdf: z.string(), xml: z.string() }).nullable().describe('SHA-256 of /invoices/{invoiceId}/pdf and …/xml'),
})

export type Described = Omit<Operation, 'run'>

export const INVOICE_OPERATIONS: readonly Described[] = [
  {
    id: 'applyInvoices', method: 'POST', path: '/api/invoices/applications', summary: 'Asks for invoices of payments, one for each seller; answered at once', body: ApplyBody, status: 200, answer: Applied,
    errors: ['NOT_FOUND', 'INVOICE_NOT_PAID', 'INVOICE_NOT_OFFERED', 'INVOICE_REFUND_OPEN', 'INVOICE_NOTHING_LEFT', 'INVOICE_PREPAID_ONLY', 'INVOICE_NOT_CERTIFIED', 'INVOICE_SPECIAL_PERSON', 'INVOICE_SPECIAL_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'RATE_LIMITED'],
  },
  { id: 'readInvoice', method: 'GET', path: '/api/invoices/{invoiceId}', summary: 'One of the caller’s invoices', params: z.object({ invoiceId: Id }), status: 200, answer: Invoice, errors: ['NOT_FOUND'] },
]
