'use server'
import { refresh } from 'next/cache'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { confirmMerged } from '@/lib/payments/merged'

/** What somebody else changed in between, or a source that can no longer pay, is shown as it is now. */
export async function confirmMergedAction(_: ActionState, form: FormData): Promise<ActionState> {
  const answer = await runAction<null>(async (ctx) => {
    const { id } = await confirmMerged({ ctx, input: Object.fromEntries(form) })
    refresh()
    redirect(`/payments/merged/${id}`, RedirectType.replace)
  })
  if (!answer.ok && !answer.code.startsWith('PASSWORD')) refresh()
  return answer
}
