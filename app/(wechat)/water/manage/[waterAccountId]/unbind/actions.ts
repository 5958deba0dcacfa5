'use server'
import { redirect, RedirectType } from 'next/navigation'
import { unbindAccount } from '@/lib/accounts'
import { runAction, type ActionState } from '@/lib/edge/action'

export async function unbindAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    await unbindAccount({ ctx, input: Object.fromEntries(form) })
    redirect('/water/manage', RedirectType.replace)
  })
}
