'use server'
import { refresh } from 'next/cache'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { confirmPayment } from '@/lib/payments'

export async function confirmAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    const payment = await confirmPayment({ ctx, input: Object.fromEntries(form) })
    refresh()
    redirect(`/payments/${payment.id}`, RedirectType.replace)
  })
}
