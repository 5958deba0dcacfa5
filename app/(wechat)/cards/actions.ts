'use server'
import { redirect, RedirectType } from 'next/navigation'
import { actAndGo, runAction, type ActionState } from '@/lib/edge/action'
import { finishCard, startCard, unbindCard } from '@/lib/funding/cards'

/** Where a payment waits for the card, it goes on with that: its address below /payments. */
const PAYMENT = /^(merged\/)?[A-Za-z0-9_-]{1,64}$/

function paymentOf(form: FormData): string | null {
  const payment = form.get('payment')
  return typeof payment === 'string' && PAYMENT.test(payment) ? payment : null
}

export async function startCardAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const { id } = await startCard({ ctx, input: Object.fromEntries(form) })
    const payment = paymentOf(form)
    redirect(`/cards/add/${id}${payment ? `?payment=${encodeURIComponent(payment)}` : ''}`)
  })
}

export async function finishCardAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    await finishCard({ ctx, input: Object.fromEntries(form) })
    const payment = paymentOf(form)
    redirect(payment ? `/payments/${payment}/confirm` : '/cards', RedirectType.replace)
  })
}

export async function unbindCardAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(unbindCard, form, '/cards')
}
