'use server'
import { actAndGo, type ActionState } from '@/lib/edge/action'
import { applyCertification } from '@/lib/invoices/certification'
import { addTitle, changeTitle, chooseTitle, makeDefaultTitle, removeTitle } from '@/lib/invoices/titles'

const LIST = '/invoices/titles'

export async function addTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(addTitle, form, LIST)
}

export async function changeTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(changeTitle, form, LIST)
}

export async function makeDefaultTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(makeDefaultTitle, form, LIST)
}

export async function removeTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(removeTitle, form, LIST)
}

export async function chooseTitleAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(chooseTitle, form, '/water/manage')
}

/** The picture as bytes; what is no file is nothing. */
export async function applyCertificationAction(_: ActionState, form: FormData): Promise<ActionState> {
  const file = form.get('licence')
  const licence = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  return actAndGo(({ ctx }) => applyCertification({ ctx, input: { ...Object.fromEntries(form), licence } }), form, (_done, { titleId }) => `${LIST}/${String(titleId)}`)
}
