'use server'
import { redirect } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { quotePayment } from '@/lib/payments'

export async function quoteAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    const payment = await quotePayment({ ctx, input: Object.fromEntries(form) })
    redirect(`/payments/${payment.id}/confirm`)
  })
}
