'use server'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
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

export async function chooseTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return thenList(chooseTitle, form, '/water/manage')
}
