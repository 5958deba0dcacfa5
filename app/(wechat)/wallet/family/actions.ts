'use server'
import { refresh } from 'next/cache'
import { actAndGo, runAction, type ActionState } from '@/lib/edge/action'
import { answerOffer, changeLimit, endCard, giveCard, pauseCard, resumeCard } from '@/lib/funding/family'

export async function giveAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(giveCard, form, ({ id }) => `/wallet/family/${id}`)
}

/** Each of these acts on one card and shows what has become of it. */
const onCard = async (form: FormData, verb: typeof endCard): Promise<ActionState> => {
  const answer = await runAction<null>(async (ctx) => {
    await verb({ ctx, input: Object.fromEntries(form) })
    return null
  })
  refresh()
  return answer
}

export async function answerAction(_: ActionState, form: FormData): Promise<ActionState> {
  return onCard(form, answerOffer)
}
export async function limitAction(_: ActionState, form: FormData): Promise<ActionState> {
  return onCard(form, changeLimit)
}
export async function pauseAction(_: ActionState, form: FormData): Promise<ActionState> {
  return onCard(form, pauseCard)
}
export async function resumeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return onCard(form, resumeCard)
}
export async function endAction(_: ActionState, form: FormData): Promise<ActionState> {
  return onCard(form, endCard)
}
