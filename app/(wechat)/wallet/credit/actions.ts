'use server'
import { refresh } from 'next/cache'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { openCredit, repayCredit } from '@/lib/funding/credit'

export async function openCreditAction(_: ActionState, _form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    await openCredit({ ctx })
    refresh()
    return null
  })
}

export async function repayAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const { id } = await repayCredit({ ctx, input: Object.fromEntries(form) })
    redirect(`/wallet/transfers/${id}`, RedirectType.replace)
  })
}
