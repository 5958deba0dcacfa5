'use server'
import { refresh } from 'next/cache'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import type { ErrorCode } from '@/lib/kernel/errors'
import { confirmPayment, quoteAfterProbe, quoteProbe } from '@/lib/payments'

const VOID: readonly ErrorCode[] = ['BILL_CHANGED', 'PAYMENT_IN_PROGRESS', 'FEE_CHANGED', 'INSUFFICIENT_BALANCE', 'SOURCE_OFF', 'SOURCE_UNAVAILABLE', 'SOURCE_PAYMENT_LIMIT', 'SOURCE_DAY_LIMIT', 'SOURCE_MONTH_LIMIT']

export async function confirmAction(_: ActionState, form: FormData): Promise<ActionState> {
  const answer = await runAction<null>(async (ctx) => {
    const payment = await confirmPayment({ ctx, input: Object.fromEntries(form) })
    refresh()
    redirect(`/payments/${payment.id}`, RedirectType.replace)
  })
  // Something else was paid in between, or a source has changed: the page shows what holds now.
  if (!answer.ok && VOID.includes(answer.code)) refresh()
  return answer
}

/** One yuan first (rule P4). */
export async function probeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const { id } = await quoteProbe({ ctx, input: Object.fromEntries(form) })
    redirect(`/payments/${id}/confirm`)
  })
}

/** Then what it was for. */
export async function afterProbeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const { id } = await quoteAfterProbe({ ctx, input: Object.fromEntries(form) })
    redirect(`/payments/${id}/confirm`)
  })
}
