import { requireResident } from '@/lib/auth'
import type { Command, Ctx } from '@/lib/db'
import { expectedFrom } from '@/lib/gateways/tax'
import { sumFen } from '@/lib/kernel/money'
import { certificationsOf } from '../certification'
import { listTitles } from '../titles'
import type { TitleDto } from '../titles/schemas'
import { readChosen, readInvoiced, type ChosenPayment } from './chosen-payments'
import { askPaidParts, leftOf } from './paid-parts'
import { planInvoices } from './plan'
import { ChoosePaymentsInput, type ApplyOptions, type TitleChoice } from './schemas'
import { readSellers } from './sellers'
import { monthsPaid } from './special-rule'

/** What an application for these payments would be about: lines, titles, and of each organisation the running total of rule I4. Errors: NOT_FOUND, INVOICE_*, COMPANY_*. */
export async function applyOptions({ ctx, input }: Command<unknown>): Promise<ApplyOptions> {
  const userId = requireResident(ctx)
  const payments = await readChosen(ctx, userId, ChoosePaymentsInput.parse(input))
  await readSellers(ctx, payments.map(({ companyCode }) => companyCode))
  const ids = payments.map(({ id }) => id)
  const [paid, invoiced, titles] = await Promise.all([askPaidParts(ctx, payments), readInvoiced(ctx, ids), listTitles({ ctx })])
  const left = leftOf(paid, invoiced)
  const shown = paid.map(({ payment: { id, alias, companyName, billKey, amountFen, endedAt }, prepaidFen }) => ({
    id, alias, companyName, billKey, amountFen, endedAt, prepaidFen, leftFen: sumFen(left.filter(({ paymentId }) => paymentId === id).map(({ grossFen }) => grossFen)),
  }))
  const choices = await choicesOf(ctx, userId, titles, ids)
  const sellers = planInvoices(paid, left, 'ORDINARY').map(({ lines, payments: [payment] }) => ({ companyName: payment?.companyName ?? '', lines }))
  return { payments: shown, sellers, titles: choices, chosenId: chosenOf(payments, titles), expectedAt: expectedFrom(ctx.clock.now()) }
}

async function choicesOf(ctx: Ctx, userId: string, titles: readonly TitleDto[], paymentIds: string[]): Promise<TitleChoice[]> {
  const known = await certificationsOf(ctx, userId, titles.filter(({ kind }) => kind === 'ORGANISATION'))
  const approved = known.filter(({ state }) => state === 'APPROVED').map(({ taxId }) => taxId)
  const months = await monthsPaid(ctx, [...new Set(approved)], paymentIds)
  return titles.map((title) => {
    const certification = title.kind === 'PERSON' ? null : (known.find(({ taxId, name }) => taxId === title.taxId && name === title.name)?.state ?? null)
    return { ...title, certification, months: certification === 'APPROVED' ? (months.get(title.taxId) ?? []) : [] }
  })
}

/** The accounts' own title where they have one and the same, else the default. */
function chosenOf(payments: readonly ChosenPayment[], titles: readonly TitleDto[]): string | null {
  const own = new Set(payments.map(({ accountTitleId }) => accountTitleId))
  const [first] = own
  if (own.size === 1 && first && titles.some(({ id }) => id === first)) return first
  return titles.find(({ isDefault }) => isDefault)?.id ?? titles[0]?.id ?? null
}
