'use server'
import { unbindAccount } from '@/lib/accounts'
import { actAndGo, type ActionState } from '@/lib/edge/action'

export async function unbindAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(unbindAccount, form, '/water/manage')
}
