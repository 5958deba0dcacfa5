/** A company that a table brings and nobody knows yet. */
import { isTariff, parseSettings } from '@/lib/companies/changes'
import type { CompanySettings } from '@/lib/companies/changes/schemas'
import { DomainError } from '@/lib/kernel/errors'

/** Whose prices and terms a new company has until it has its own. */
export const USUAL = 'beijing'

/** Who it is, where it serves, where it is reached: nobody else's will do. */
const OWN_HEADS = ['名称', '简称', '省份', '城市代码', '城市', '区划代码', '区县', '客服电话', '地址', '机构代号', '商户号'] as const

/** Terms that many companies have alike; it is switched off, and money terms are shown before anybody agrees to switch it on. */
const USUAL_TERMS = ['verification', 'protocol', 'signature', 'channel', 'isSandbox', 'cycleMonths', 'minPaymentFen', 'maxPaymentFen', 'serviceFeePpm', 'numberRule', 'tariffs'] as const
/** What belongs to the other company and may be none. */
const NONE = { acquirerMerchantNo: '', serviceFeeSource: '', windows: [], enabled: false }

/** Its settings: its own, and the usual terms where the table has no column. Errors: CSV_NEW_COMPANY with the columns that it lacks, COMPANY_*. */
export function newCompany(cells: Record<string, string>, patch: Record<string, unknown>, usual: CompanySettings): CompanySettings {
  const missing = OWN_HEADS.filter((head) => (cells[head] ?? '').trim() === '')
  if (missing.length > 0) throw new DomainError('CSV_NEW_COMPANY', { names: missing.join('、') })
  const terms = Object.fromEntries(USUAL_TERMS.map((name) => [name, usual[name]]))
  // What its numbers were before, and what its meters are called, is that company's own.
  const { old: _, meterSerial: __, ...numberRule } = usual.numberRule
  return parseSettings({ ...NONE, ...terms, numberRule, ...patch, enabled: false })
}

/** Of the settings of a new company those that are the usual ones because the table says nothing of them. */
export const lentOf = (names: readonly string[], patch: Record<string, unknown>): string[] =>
  names.filter((name) => isTariff(name) || ((USUAL_TERMS as readonly string[]).includes(name) && !Object.hasOwn(patch, name)))
