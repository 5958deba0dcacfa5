import { requireRole } from '@/lib/auth'
import { checkNumber, NumberRule, type NumberProblem } from '@/lib/companies'
import { READERS } from '@/lib/companies/changes'
import type { Command } from '@/lib/db'
import { DomainError } from '@/lib/kernel/errors'
import { readCompanyForm } from './read-form'

/** What a rule that is not yet anybody's says of a number, for its editor. Errors: FORBIDDEN, COMPANY_NUMBER_RULE, NUMBER_*. */
export async function tryNumber({ ctx, input }: Command<Record<string, FormDataEntryValue>>): Promise<string> {
  requireRole(ctx, ...READERS)
  const rule = NumberRule.safeParse(readCompanyForm(input).patch.numberRule)
  if (!rule.success) throw new DomainError('COMPANY_NUMBER_RULE')
  const checked = checkNumber(rule.data, `${input.number ?? ''}`.slice(0, 100))
  if (!checked.ok) throw refusal(checked.error)
  return checked.value
}

const refusal = (problem: NumberProblem): DomainError => new DomainError(problem.code, 'params' in problem ? problem.params : {})
