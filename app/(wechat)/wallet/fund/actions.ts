'use server'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { moveIn, moveOut } from '@/lib/funding/fund'

export async function moveInAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    await moveIn({ ctx, input: Object.fromEntries(form) })
    redirect('/wallet/fund', RedirectType.replace)
  })
}

export async function moveOutAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    await moveOut({ ctx, input: Object.fromEntries(form) })
    redirect('/wallet/fund', RedirectType.replace)
  })
}
