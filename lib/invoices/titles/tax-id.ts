import { isCreditCode } from '@/lib/kernel/credit-code'
import { normalizeNumber } from '@/lib/kernel/digits'
import { isResidentId } from '@/lib/kernel/resident-id'
import { err, ok, type Result } from '@/lib/kernel/result'

export type TaxIdProblem =
  | { code: 'TAX_ID_EMPTY' | 'TAX_ID_CHARSET' | 'TAX_ID_CHECK' }
  | { code: 'TAX_ID_LENGTH'; params: { actual: number } }
  | { code: 'TAX_ID_LETTERS'; params: { letters: string; digits: string } }

/** Letters that the code has not, and the figures that people take them for. */
const TAKEN_FOR: Record<string, string> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' }

/** Legal forms of a taxpayer's number: 统一社会信用代码 (18), before 2015 six figures of place and an organisation code (15), a person's ID and two figures (20). */
const FORMS: Record<number, (text: string) => boolean> = {
  15: (text) => /^[1-9]\d{5}[0-9A-Z]{9}$/.test(text),
  18: isCreditCode,
  20: (text) => isResidentId(text.slice(0, 18)) && /\d{2}$/.test(text),
}

/** As it was typed or pasted → as it is printed (rule X2, GB 32100). */
export function checkTaxId(typed: string): Result<string, TaxIdProblem> {
  const text = normalizeNumber(typed).toUpperCase()
  if (text === '') return err({ code: 'TAX_ID_EMPTY' })
  if (!/^[0-9A-Z]+$/.test(text)) return err({ code: 'TAX_ID_CHARSET' })
  const isLegal = FORMS[text.length]
  if (!isLegal) return err({ code: 'TAX_ID_LENGTH', params: { actual: text.length } })
  const strange = text.length === 18 ? [...new Set(text)].filter((one) => one in TAKEN_FOR) : []
  if (strange.length > 0) return err({ code: 'TAX_ID_LETTERS', params: { letters: strange.join('、'), digits: strange.map((one) => TAKEN_FOR[one]).join('、') } })
  return isLegal(text) ? ok(text) : err({ code: 'TAX_ID_CHECK' })
}
