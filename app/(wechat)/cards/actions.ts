'use server'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { Id } from '@/lib/kernel/input'
import { finishCard, startCard, unbindCard } from '@/lib/funding/cards'

/** Where a payment waits for the card, it goes on with that. */
function paymentOf(form: FormData): string | null {
  const payment = Id.safeParse(form.get('payment'))
  return payment.success ? payment.data : null
}

export async function startCardAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const { id } = await startCard({ ctx, input: Object.fromEntries(form) })
    const payment = paymentOf(form)
    redirect(`/cards/add/${id}${payment ? `?payment=${payment}` : ''}`)
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
  return runAction<null>(async (ctx) => {
    await unbindCard({ ctx, input: Object.fromEntries(form) })
    redirect('/cards', RedirectType.replace)
  })
}
