'use server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { sendBindCode, verifyBindCode } from '@/lib/accounts'
import { runAction, type ActionState } from '@/lib/edge/action'

export async function sendCodeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    await sendBindCode({ ctx, input: Object.fromEntries(form) })
    refresh()
    return null
  })
}

export async function verifyCodeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    const request = await verifyBindCode({ ctx, input: Object.fromEntries(form) })
    redirect(`/water/bind/alias/${request.id}`)
  })
}
