'use server'
import { redirect, RedirectType } from 'next/navigation'
import { actAndGo, runAction, type ActionState } from '@/lib/edge/action'
import { approveRefund, redirectRefund, rejectRefund, requestRefund } from '@/lib/payments/refunds'

/** The form's own key is the refund number: sent twice it refunds once. */
export async function requestRefundAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const { idempotencyKey, ...typed } = Object.fromEntries(form)
    const { id } = await requestRefund({ ctx, input: { ...typed, refundNo: idempotencyKey } })
    redirect(`/console/refunds/${id}`, RedirectType.replace)
  })
}

const decideAction = (verb: typeof approveRefund, form: FormData) => actAndGo(verb, form, (_, { refundId }) => `/console/refunds/${String(refundId)}`)

export async function approveRefundAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decideAction(approveRefund, form)
}

export async function rejectRefundAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decideAction(rejectRefund, form)
}

export async function redirectRefundAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decideAction(redirectRefund, form)
}
