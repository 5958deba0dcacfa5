import { registryCompanies } from './companies'
import { MERGERS } from './mergers'
import { oldLengthOf } from './number-rules'

/** Rows of company_merger: what old numbers looked like follows from today's rule, an old company's name from its own. */
export function mergerRows() {
  const names = new Map(registryCompanies().map(({ company }) => [company.code, company.name]))
  return MERGERS.map(({ change, ...merger }) => ({
    ...merger,
    oldCompanyName: names.get(merger.oldCompanyCode ?? '') ?? merger.oldCompanyName,
    oldLength: oldLengthOf(merger),
    oldPrefix: '',
    source: `${change}（凭记忆）；公司合并与户号换算为模拟`,
  }))
}
