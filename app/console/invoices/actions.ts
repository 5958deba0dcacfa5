'use server'
import { actAndGo, type ActionState } from '@/lib/edge/action'
import { retryInvoice } from '@/lib/invoices/desk'
import { confirmLetter, denyLetter, redLetterInvoice, withdrawLetter } from '@/lib/invoices/red'

/** Whatever was done, the invoice's page says what came of it. */
const act = (verb: Parameters<typeof actAndGo>[0], form: FormData) => actAndGo(verb, form, (_, { invoiceId }) => `/console/invoices/${String(invoiceId)}`)

export async function redLetterAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(redLetterInvoice, form)
}

export async function retryInvoiceAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(retryInvoice, form)
}

export async function confirmLetterAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(confirmLetter, form)
}

export async function denyLetterAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(denyLetter, form)
}

export async function withdrawLetterAction(_: ActionState, form: FormData): Promise<ActionState> {
  return act(withdrawLetter, form)
}
