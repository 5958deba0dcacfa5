import { z } from 'zod'
import { normalizeNumber } from '@/lib/kernel/digits'
import { err, ok, type Result } from '@/lib/kernel/result'

/** How a company's 户号 looks (rule B3). Kept as text: leading zeros count. */
export const NumberRule = z.object({
  length: z.number().int().min(4).max(20),
  charset: z.enum(['DIGITS']),
  example: z.string(),
})
export type NumberRule = z.infer<typeof NumberRule>

export type NumberProblem =
  | { code: 'NUMBER_EMPTY' }
  | { code: 'NUMBER_LENGTH'; params: { expected: number; actual: number } }
  | { code: 'NUMBER_CHARSET' }

export function checkNumber(rule: NumberRule, text: string): Result<string, NumberProblem> {
  const number = normalizeNumber(text)
  if (number === '') return err({ code: 'NUMBER_EMPTY' })
  if (!/^[0-9]+$/.test(number)) return err({ code: 'NUMBER_CHARSET' })
  if (number.length !== rule.length) return err({ code: 'NUMBER_LENGTH', params: { expected: rule.length, actual: number.length } })
  return ok(number)
}
