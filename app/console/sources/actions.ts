'use server'
import { actAndGo, type ActionState } from '@/lib/edge/action'
import { changeSetting, resetSetting } from '@/lib/funding'

export async function changeSettingAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(changeSetting, form, '/console/sources')
}

export async function resetSettingAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(resetSetting, form, '/console/sources')
}
