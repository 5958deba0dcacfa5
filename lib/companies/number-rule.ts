import { z } from 'zod'
import { CHECKS, hasRightCheck } from '@/lib/kernel/check-character'
import { normalizeNumber } from '@/lib/kernel/digits'
import { err, ok, type Result } from '@/lib/kernel/result'

/** How a company's 户号 looks (rule B3). Kept as text: leading zeros count. Letters are capitals, whatever was typed. */
export const NumberRule = z.object({
  length: z.number().int().min(4).max(20),
  charset: z.enum(['DIGITS', 'UPPER_ALNUM']),
  example: z.string(),
  /** What each number begins with. */
  prefix: z.string().regex(/^[0-9A-Z]{1,6}$/).optional(),
  /** The last character checks the others (lib/kernel/check-character.ts). */
  check: z.enum(CHECKS).optional(),
  /** Numbers from before `until` were shorter; `prefix` in front makes today's of them. */
  old: z.object({ length: z.number().int().min(4).max(19), prefix: z.string().regex(/^\d+$/), until: z.string().regex(/^\d{4}$/) }).optional(),
  /** The serial on the meter, often typed instead: A is a letter, 9 a digit. Begins with a letter: figures alone may be another company's 户号. */
  meterSerial: z.string().regex(/^A[A9]{5,19}$/).optional(),
})
export type NumberRule = z.infer<typeof NumberRule>

export type NumberProblem =
  | { code: 'NUMBER_EMPTY' }
  | { code: 'NUMBER_LENGTH' | 'NUMBER_LETTERS'; params: { expected: number; actual: number } }
  | { code: 'NUMBER_CHARSET' }
  | { code: 'NUMBER_OLD'; params: { expected: number; actual: number; until: string; number: string } }
  | { code: 'NUMBER_IS_METER' }
  | { code: 'NUMBER_PREFIX'; params: { prefix: string } }
  | { code: 'NUMBER_CHECK' }

const isFigures = (text: string) => /^[0-9]+$/.test(text)

export function checkNumber(rule: NumberRule, text: string): Result<string, NumberProblem> {
  const typed = normalizeNumber(text)
  const number = rule.charset === 'UPPER_ALNUM' ? typed.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : typed
  if (number === '') return err({ code: 'NUMBER_EMPTY' })
  if (rule.meterSerial && fitsMask(rule.meterSerial, number)) return err({ code: 'NUMBER_IS_METER' })
  const lengths = { expected: rule.length, actual: number.length }
  if (rule.old && number.length === rule.old.length && isFigures(number)) return err({ code: 'NUMBER_OLD', params: { ...lengths, until: rule.old.until, number: rule.old.prefix + number } })
  if (rule.charset === 'UPPER_ALNUM') {
    if (!/^[0-9A-Z]+$/.test(number) || number.length !== rule.length) return err({ code: 'NUMBER_LETTERS', params: lengths })
  } else {
    if (!isFigures(number)) return err({ code: 'NUMBER_CHARSET' })
    if (number.length !== rule.length) return err({ code: 'NUMBER_LENGTH', params: lengths })
  }
  if (rule.prefix && !number.startsWith(rule.prefix)) return err({ code: 'NUMBER_PREFIX', params: { prefix: rule.prefix } })
  if (rule.check && !hasRightCheck(rule.check, number)) return err({ code: 'NUMBER_CHECK' })
  return ok(number)
}

function fitsMask(mask: string, text: string): boolean {
  return text.length === mask.length && [...mask].every((kind, at) => (kind === 'A' ? /[A-Za-z]/ : /[0-9]/).test(text.charAt(at)))
}
