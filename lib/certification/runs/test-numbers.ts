import type { NumberRule } from '@/lib/companies'
import { registryCustomerOf, registryNumber, REGISTRY_CUSTOMERS } from '@/lib/kernel/registry-number'
import type { ProposedNumbers } from './schemas'

const NONE: ProposedNumbers = { unpaid: '', unknown: '', nothingDue: '', other: '' }

/** Of the demo world's own companies (rule Q3). */
const DEMO: Record<string, ProposedNumbers> = {
  beijing: { unpaid: '0100000002', nothingDue: '0100000003', unknown: '0199999999', other: '0100000004' },
  shanghai: { unpaid: '20000001', nothingDue: '20000002', unknown: '29999999', other: '' },
  guangzhou: { unpaid: '300000000001', nothingDue: '300000000002', unknown: '399999999999', other: '' },
}

/** Looks like one of its numbers and is nobody's. */
function nobodys(rule: NumberRule, companyCode: string): string {
  const first = registryNumber(rule, companyCode, 1)
  const body = first.slice(0, rule.check ? -3 : -2)
  const rest = rule.check ? first.slice(-1) : ''
  return [`${body}99${rest}`, `${body}98${rest}`].find((number) => registryCustomerOf(rule, companyCode, number) === null) ?? ''
}

/** What a form begins with: a simulated company's numbers are known, a real one has to say its own. */
export function proposeNumbers({ code, endpoint, numberRule }: { code: string; endpoint: string; numberRule: NumberRule }): ProposedNumbers {
  if (endpoint !== `sim:${code}`) return NONE
  const demo = DEMO[code]
  if (demo) return demo
  return { unpaid: registryNumber(numberRule, code, REGISTRY_CUSTOMERS - 1), other: registryNumber(numberRule, code, REGISTRY_CUSTOMERS), unknown: nobodys(numberRule, code), nothingDue: '' }
}
