'use server'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { topUp, withdraw } from '@/lib/funding/wallet'

export async function topUpAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const { id } = await topUp({ ctx, input: Object.fromEntries(form) })
    redirect(`/wallet/transfers/${id}`, RedirectType.replace)
  })
}

export async function withdrawAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const { id } = await withdraw({ ctx, input: Object.fromEntries(form) })
    redirect(`/wallet/transfers/${id}`, RedirectType.replace)
  })
}
