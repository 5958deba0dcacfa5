'use server'
import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { revokeSession } from '@/lib/auth'
import { requestContext, SESSION_COOKIE } from '@/lib/edge/request'
import { keepCare, keepLocale, keepTheme } from '@/lib/edge/theme'

export async function localeAction(form: FormData): Promise<void> {
  await keepLocale(form.get('locale'))
  refresh()
}

export async function themeAction(form: FormData): Promise<void> {
  await keepTheme(form.get('theme'))
  refresh()
}

export async function careAction(form: FormData): Promise<void> {
  await keepCare(form.get('care'))
  refresh()
}

export async function signOutAction(): Promise<void> {
  const { ctx } = await requestContext()
  if (ctx.actor.kind === 'USER') await revokeSession(ctx, ctx.actor.sessionId)
  ;(await cookies()).delete(SESSION_COOKIE)
  redirect('/')
}
