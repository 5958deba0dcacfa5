'use server'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { changeSetting, resetSetting } from '@/lib/funding'

export async function changeSettingAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    await changeSetting({ ctx, input: Object.fromEntries(form) })
    redirect('/console/sources', RedirectType.replace)
  })
}

export async function resetSettingAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    await resetSetting({ ctx, input: Object.fromEntries(form) })
    redirect('/console/sources', RedirectType.replace)
  })
}
