'use server'
import { refresh } from 'next/cache'
import { refreshAllNow } from '@/lib/bills'
import { runAction, type ActionState } from '@/lib/edge/action'

/** Also when a company did not answer: what the others said is shown. */
export async function refreshAllAction(): Promise<ActionState> {
  return runAction(async (ctx) => {
    try {
      await refreshAllNow({ ctx })
    } finally {
      refresh()
    }
    return null
  })
}
