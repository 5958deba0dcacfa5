'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { refreshNow } from '@/lib/bills'
import { runAction, type ActionState } from '@/lib/edge/action'
import { quotePayment } from '@/lib/payments'

export async function quoteAction(_: ActionState, form: FormData): Promise<ActionState> {
  const input = Object.fromEntries(form)
  const answer = await runAction<null>(async (ctx) => {
    const payment = await quotePayment({ ctx, input })
    redirect(`/payments/${payment.id}/confirm`)
  })
  // Paid in the meantime, here or at a counter: what the page shows as due is old.
  if (!answer.ok && answer.code === 'NOTHING_DUE' && (await runAction((ctx) => refreshNow({ ctx, input }))).ok) refresh()
  return answer
}
