'use server'
import { actAndGo, type ActionState } from '@/lib/edge/action'
import { moveIn, moveOut } from '@/lib/funding/fund'

export async function moveInAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(moveIn, form, '/wallet/fund')
}

export async function moveOutAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(moveOut, form, '/wallet/fund')
}
