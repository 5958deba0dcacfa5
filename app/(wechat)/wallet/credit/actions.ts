'use server'
import { refresh } from 'next/cache'
import { actAndGo, runAction, type ActionState } from '@/lib/edge/action'
import { openCredit, repayCredit } from '@/lib/funding/credit'

export async function openCreditAction(_: ActionState, _form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    await openCredit({ ctx })
    refresh()
    return null
  })
}

export async function repayAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(repayCredit, form, ({ id }) => `/wallet/transfers/${id}`)
}
