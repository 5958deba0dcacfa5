import { checkName, type NameProblem } from '@/lib/kernel/names'
import { normalizeNumber } from '@/lib/kernel/digits'
import { err, ok, type Result } from '@/lib/kernel/result'
import type { TitleFields } from './schemas'
import { checkTaxId, type TaxIdProblem } from './tax-id'

/** Longest name, address and bank, in characters as people count them. */
export const TITLE_NAME_MAX = 100
const DETAIL_MAX = 100

export type TitleProblem = NameProblem<'TITLE'> | TaxIdProblem | { code: 'TITLE_DETAIL'; params: { max: number } } | { code: 'TITLE_PHONE' | 'TITLE_BANK' }

/** What was typed → what is printed. A person has a name and nothing else: whatever else was typed is left out. */
export function checkTitle(typed: TitleFields): Result<TitleFields, TitleProblem> {
  const name = checkName('TITLE', typed.name, TITLE_NAME_MAX)
  if (!name.ok) return name
  if (typed.kind === 'PERSON') return ok({ kind: 'PERSON', name: name.value, taxId: '', address: '', telephone: '', bankName: '', bankAccount: '' })
  const taxId = checkTaxId(typed.taxId)
  if (!taxId.ok) return taxId
  const [address, bankName] = [optional(typed.address), optional(typed.bankName)]
  if (address === null || bankName === null) return err({ code: 'TITLE_DETAIL', params: { max: DETAIL_MAX } })
  const telephone = typed.telephone.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (telephone !== '' && !/^(?=(?:\D*\d){7})[\d ()+-]{7,20}$/.test(telephone)) return err({ code: 'TITLE_PHONE' })
  const bankAccount = normalizeNumber(typed.bankAccount)
  if ((bankName === '') !== (bankAccount === '') || !/^(?:\d{8,30})?$/.test(bankAccount)) return err({ code: 'TITLE_BANK' })
  return ok({ kind: 'ORGANISATION', name: name.value, taxId: taxId.value, address, telephone, bankName, bankAccount })
}

function optional(text: string): string | null {
  if (text.trim() === '') return ''
  const checked = checkName('TITLE', text, DETAIL_MAX)
  return checked.ok ? checked.value : null
}
