'use server'
import { redirect, RedirectType } from 'next/navigation'
import { finishBinding } from '@/lib/accounts'
import { runAction, type ActionState } from '@/lib/edge/action'

export async function finishBindingAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    const { waterAccountId } = await finishBinding({ ctx, input: Object.fromEntries(form) })
    redirect(`/water/${waterAccountId}`, RedirectType.replace)
  })
}
