'use server'
import { refresh } from 'next/cache'
import { refreshNow } from '@/lib/bills'
import { runAction, type ActionState } from '@/lib/edge/action'

export async function refreshAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    await refreshNow({ ctx, input: Object.fromEntries(form) })
    refresh()
    return null
  })
}
