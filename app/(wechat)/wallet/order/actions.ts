'use server'
import { runAction, type ActionState } from '@/lib/edge/action'
import { orderSources } from '@/lib/funding'

export async function orderAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    await orderSources({ ctx, input: { order: form.getAll('order'), preferred: form.get('preferred') || undefined } })
    return null
  })
}
