import { expect } from 'vitest'
import { ZodError } from 'zod'
import { errorText, LOCALES } from '@/lib/i18n'
import { DomainError, isDomainError, type ErrorCode } from '@/lib/kernel/errors'

/** What must never stand in a text for a person. */
const LEAKS = /\b(SELECT|INSERT|UPDATE|DELETE|WHERE|FROM|relation|constraint|violates|prisma|node_modules|\.ts:\d|at \w+ \(|Error:|undefined|null|\{\w+\})\b/

/** As the edge does it, without the edge. */
function toDomainError(error: unknown): DomainError {
  if (isDomainError(error)) return error
  return new DomainError(error instanceof ZodError ? 'INVALID_INPUT' : 'INTERNAL', {}, String(error))
}

/**
 * The code with which a call is refused, as a person would meet it; fails when it is not refused. The texts that go with it
 * hold no SQL, no stack and nothing of `secrets`.
 */
export async function refusal(work: Promise<unknown>, secrets: readonly string[] = []): Promise<ErrorCode> {
  const error = await work.then(
    (value) => expect.fail(`not refused: ${String(value)}`),
    (reason: unknown) => reason,
  )
  const { code, params, message } = toDomainError(error)
  if (code === 'INTERNAL') expect.fail(`refused as a bug of ours: ${message}`)
  const texts = LOCALES.map((locale) => errorText(locale, code, params))
  for (const text of texts) {
    expect(text).not.toMatch(LEAKS)
    for (const secret of secrets) expect(text).not.toContain(secret)
  }
  return code
}
