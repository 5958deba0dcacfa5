'use server'
import { refresh } from 'next/cache'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import type { ErrorCode } from '@/lib/kernel/errors'
import { confirmPayment } from '@/lib/payments'

const VOID: readonly ErrorCode[] = ['BILL_CHANGED', 'PAYMENT_IN_PROGRESS']

export async function confirmAction(_: ActionState, form: FormData): Promise<ActionState> {
  const answer = await runAction<null>(async (ctx) => {
    const payment = await confirmPayment({ ctx, input: Object.fromEntries(form) })
    refresh()
    redirect(`/payments/${payment.id}`, RedirectType.replace)
  })
  // Something else was paid in between: the page then leads to it.
  if (!answer.ok && VOID.includes(answer.code)) refresh()
  return answer
}
