import { notFound, redirect } from 'next/navigation'
import { ZodError } from 'zod'
import type { Ctx } from '@/lib/db'
import { translator, type Locale, type Translate } from '@/lib/i18n'
import { clockRate } from '@/lib/kernel/clock'
import { isDomainError } from '@/lib/kernel/errors'
import { requestContext, type RequestContext, type Visitor } from './request'

/** `clockRate`: world seconds that pass in one of the phone's. */
export type PageContext = { ctx: Ctx; locale: Locale; t: Translate; visitor: Visitor; clockRate: number }

/** For pages of residents: whoever is not one is sent to the start page. */
export async function residentPage(): Promise<PageContext> {
  const { ctx, state, locale, visitor } = await pageContext()
  if (visitor?.role !== 'RESIDENT') redirect('/')
  return { ctx, locale, t: translator(locale), visitor, clockRate: clockRate(state.clock) }
}

/** For anybody's page or address; a world that does not exist is a 404. */
export const pageContext = (): Promise<RequestContext> => load(requestContext())

/** Runs the reading verb of a page; what is not there, not the caller's, or no possible name of anything is a 404. */
export async function load<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof ZodError || (isDomainError(error) && error.status === 404)) notFound()
    throw error
  }
}
