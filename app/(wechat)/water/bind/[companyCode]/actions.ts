'use server'
import { redirect } from 'next/navigation'
import type { RightCompany } from '@/components/bind/right-company'
import { findRightCompany, startBinding } from '@/lib/accounts'
import { runAction, type ActionState } from '@/lib/edge/action'
import { readAppearance } from '@/lib/edge/theme'
import { translator } from '@/lib/i18n'
import { describeRight } from './described'

export async function startBindingAction(_: ActionState, form: FormData): Promise<ActionState> {
  return runAction(async (ctx) => {
    const request = await startBinding({ ctx, input: Object.fromEntries(form) })
    redirect(`/water/bind/verify/${request.id}`)
  })
}

/** After a number was refused: why that may be, in words, and where it can be bound (rule E1). */
export async function findRightCompanyAction(_: ActionState<RightCompany>, form: FormData): Promise<ActionState<RightCompany>> {
  const { locale } = await readAppearance()
  return runAction(async (ctx) => describeRight(await findRightCompany({ ctx, input: Object.fromEntries(form) }), locale, translator(locale)))
}
