'use server'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { applyCertification } from '@/lib/invoices/certification'
import { addTitle, changeTitle, chooseTitle, makeDefaultTitle, removeTitle } from '@/lib/invoices/titles'

type Verb = typeof addTitle | typeof changeTitle

/** Runs the verb with what the form holds, and goes back to the list. */
async function thenList(verb: Verb, form: FormData, to = '/invoices/titles'): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    await verb({ ctx, input: Object.fromEntries(form) })
    redirect(to, RedirectType.replace)
  })
}

export async function addTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return thenList(addTitle, form)
}

export async function changeTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return thenList(changeTitle, form)
}

export async function makeDefaultTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return thenList(makeDefaultTitle, form)
}

export async function removeTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return thenList(removeTitle, form)
}

/** The picture as bytes; what is no file is nothing. */
export async function applyCertificationAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const [file, titleId] = [form.get('licence'), String(form.get('titleId'))]
    const licence = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
    await applyCertification({ ctx, input: { titleId, licence, idempotencyKey: form.get('idempotencyKey') } })
    redirect(`/invoices/titles/${titleId}`, RedirectType.replace)
  })
}

export async function chooseTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return thenList(chooseTitle, form, '/water/manage')
}
