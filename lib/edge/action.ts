import { redirect, RedirectType, unstable_rethrow } from 'next/navigation'
import { ZodError } from 'zod'
import type { Command, Ctx } from '@/lib/db'
import { errorText, type Locale } from '@/lib/i18n'
import { DomainError, isDomainError, isSlip, type ErrorCode } from '@/lib/kernel/errors'
import { logProblem } from './log'
import { requestContext } from './request'
import { holdWorld } from './stay'

/** What an action gives back to its form: data, or a text to read and, unless it was a slip, what to quote (rule E6): the company's own code where it refused. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; code: ErrorCode; message: string; requestId: string; quote: string | null }
export type ActionState<T = null> = ActionResult<T> | null

/** Runs one verb for a form and turns what it throws into something a person understands. Unknown errors show no text of theirs. */
export async function runAction<T>(work: (ctx: Ctx) => Promise<T>): Promise<ActionResult<T>> {
  const { ctx, locale } = await requestContext()
  const letGo = holdWorld(ctx.world.name, ctx.requestId)
  try {
    return { ok: true, data: await work(ctx) }
  } catch (error) {
    unstable_rethrow(error)
    return { ok: false, ...explain(error, locale, ctx.requestId), quote: quoteOf(error) }
  } finally {
    await letGo()
  }
}

/** Runs a verb with what a form holds and puts another page in this one's place: an address, or one made of what the verb gave and the form held. */
export function actAndGo<T>(verb: (command: Command<unknown>) => Promise<T>, form: FormData, to: string | ((done: T, held: Record<string, FormDataEntryValue>) => string)): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const held = Object.fromEntries(form)
    const done = await verb({ ctx, input: held })
    redirect(typeof to === 'string' ? to : to(done, held), RedirectType.replace)
  })
}

function quoteOf(error: unknown): string | null {
  const { code, params } = toDomainError(error)
  return isSlip(code) ? null : String(params.companyCode ?? code)
}

export function explain(error: unknown, locale: Locale, requestId: string): { code: ErrorCode; message: string; requestId: string } {
  const known = toDomainError(error)
  if (known.code === 'INTERNAL') logProblem('request failed', { requestId }, error)
  return { code: known.code, message: errorText(locale, known.code, known.params), requestId }
}

export function toDomainError(error: unknown): DomainError {
  if (isDomainError(error)) return error
  return new DomainError(error instanceof ZodError ? 'INVALID_INPUT' : 'INTERNAL')
}
