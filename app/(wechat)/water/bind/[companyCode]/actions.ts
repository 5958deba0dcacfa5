'use server'
import { redirect } from 'next/navigation'
import { startBinding } from '@/lib/accounts'
import { runAction, type ActionState } from '@/lib/edge/action'

export async function startBindingAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    const request = await startBinding({ ctx, input: Object.fromEntries(form) })
    redirect(`/water/bind/verify/${request.id}`)
  })
}
