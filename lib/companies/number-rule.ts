import { z } from 'zod'
import { normalizeNumber } from '@/lib/kernel/digits'
import { err, ok, type Result } from '@/lib/kernel/result'

/** How a company's 户号 looks (rule B3). Kept as text: leading zeros count. */
export const NumberRule = z.object({
  length: z.number().int().min(4).max(20),
  charset: z.enum(['DIGITS']),
  example: z.string(),
  /** Numbers from before `until` were shorter; `prefix` in front makes today's of them. */
  old: z.object({ length: z.number().int().min(4).max(19), prefix: z.string().regex(/^\d+$/), until: z.string().regex(/^\d{4}$/) }).optional(),
  /** The serial on the meter, often typed instead: A is a letter, 9 a digit. Begins with a letter: figures alone may be another company's 户号. */
  meterSerial: z.string().regex(/^A[A9]{5,19}$/).optional(),
})
export type NumberRule = z.infer<typeof NumberRule>

export type NumberProblem =
  | { code: 'NUMBER_EMPTY' }
  | { code: 'NUMBER_LENGTH'; params: { expected: number; actual: number } }
  | { code: 'NUMBER_CHARSET' }
  | { code: 'NUMBER_OLD'; params: { expected: number; actual: number; until: string; number: string } }
  | { code: 'NUMBER_IS_METER' }

export function checkNumber(rule: NumberRule, text: string): Result<string, NumberProblem> {
  const number = normalizeNumber(text)
  if (number === '') return err({ code: 'NUMBER_EMPTY' })
  if (rule.meterSerial && fitsMask(rule.meterSerial, number)) return err({ code: 'NUMBER_IS_METER' })
  if (!/^[0-9]+$/.test(number)) return err({ code: 'NUMBER_CHARSET' })
  if (number.length === rule.old?.length) return err({ code: 'NUMBER_OLD', params: { expected: rule.length, actual: number.length, until: rule.old.until, number: rule.old.prefix + number } })
  if (number.length !== rule.length) return err({ code: 'NUMBER_LENGTH', params: { expected: rule.length, actual: number.length } })
  return ok(number)
}

function fitsMask(mask: string, text: string): boolean {
  return text.length === mask.length && [...mask].every((kind, at) => (kind === 'A' ? /[A-Za-z]/ : /[0-9]/).test(text.charAt(at)))
}
