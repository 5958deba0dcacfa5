'use server'
import { actAndGo, runAction, type ActionState } from '@/lib/edge/action'
import { applyInvoices } from '@/lib/invoices/applying'
import { shareInvoice } from '@/lib/invoices/pack'
import { confirmLetter, denyLetter, exchangeInvoice, withdrawLetter } from '@/lib/invoices/red'

const pageOf = (_: unknown, { invoiceId }: Record<string, FormDataEntryValue>) => `/invoices/${String(invoiceId)}`

/** Several payments come under one name. */
export async function applyAction(_: ActionState, form: FormData): Promise<ActionState> {
  const paymentIds = form.getAll('paymentIds').map(String)
  return actAndGo(({ ctx, input }) => applyInvoices({ ctx, input: { ...(input as object), paymentIds } }), form, ({ invoices: [first, ...more] }) => (first && more.length === 0 ? `/invoices/${first.invoiceId}` : '/invoices'))
}

export async function exchangeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(exchangeInvoice, form, pageOf)
}

export async function shareAction(_: ActionState<{ token: string; until: string }>, form: FormData): Promise<ActionState<{ token: string; until: string }>> {
  return runAction(async (ctx) => {
    const { token, expiresAt } = await shareInvoice({ ctx, input: Object.fromEntries(form) })
    return { token, until: expiresAt.toISOString() }
  })
}

export async function confirmAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(confirmLetter, form, pageOf)
}

export async function denyAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(denyLetter, form, pageOf)
}

export async function withdrawAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(withdrawLetter, form, pageOf)
}
