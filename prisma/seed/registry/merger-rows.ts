import { NumberRule } from '@/lib/companies'
import { registryCompanies } from './companies'
import { MERGERS } from './mergers'

/** Rows of company_merger: what old numbers looked like follows from today's rule. */
export function mergerRows() {
  const rules = new Map(registryCompanies().map(({ company }) => [company.code, NumberRule.parse(company.numberRule)]))
  return MERGERS.map(({ change, ...merger }) => {
    const length = rules.get(merger.newCompanyCode)?.length ?? 0
    const oldLength = merger.renumbering.kind === 'PREFIX' ? length - merger.renumbering.prefix.length : length
    return { ...merger, oldCompanyCode: null, oldLength, oldPrefix: '', source: `${change}（凭记忆）；公司合并与户号换算为模拟` }
  })
}
