'use server'
import { actAndGo, type ActionState } from '@/lib/edge/action'
import { topUp, withdraw } from '@/lib/funding/wallet'

export async function topUpAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(topUp, form, ({ id }) => `/wallet/transfers/${id}`)
}

export async function withdrawAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(withdraw, form, ({ id }) => `/wallet/transfers/${id}`)
}
