import { notFound, redirect } from 'next/navigation'
import type { Ctx } from '@/lib/db'
import { translator, type Locale, type Translate } from '@/lib/i18n'
import { isDomainError } from '@/lib/kernel/errors'
import { requestContext, type Visitor } from './request'

export type PageContext = { ctx: Ctx; locale: Locale; t: Translate; visitor: Visitor }

/** For pages of residents: whoever is not one is sent to the start page. */
export async function residentPage(): Promise<PageContext> {
  const { ctx, locale, visitor } = await requestContext()
  if (visitor?.role !== 'RESIDENT') redirect('/')
  return { ctx, locale, t: translator(locale), visitor }
}

/** Runs the reading verb of a page; what is not there, or not the caller's, is a 404. */
export async function load<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (isDomainError(error) && error.status === 404) notFound()
    throw error
  }
}
