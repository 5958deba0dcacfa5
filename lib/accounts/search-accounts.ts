import { normalizeNumber } from '@/lib/kernel/digits'
import { GROUPS } from './groups'
import { looks } from './names'
import type { WaterAccountDto } from './schemas'

/** `01****0002`, as pages show a number. */
function fitsMasked(billKey: string, number: string): boolean {
  const [, head = '', tail = ''] = /^(\d+)\*+(\d+)$/.exec(number) ?? []
  return head !== '' && billKey.startsWith(head) && billKey.endsWith(tail)
}

const namesOf = ({ alias, addressMasked, companyName, cityName, groupKind, groupName }: WaterAccountDto) => [alias, addressMasked, companyName, cityName, ...(groupKind === 'OWN' ? [groupName] : GROUPS[groupKind])]

/** Those whose alias, group, number (also as pages show it), address, company or city holds what is looked for; blanks, width and case do not matter. */
export function searchAccounts(accounts: WaterAccountDto[], query: string): WaterAccountDto[] {
  const [wanted, number] = [looks(query), normalizeNumber(query)]
  if (wanted === '') return accounts
  return accounts.filter((account) => (number !== '' && account.billKey.includes(number)) || fitsMasked(account.billKey, number) || namesOf(account).some((text) => looks(text).includes(wanted)))
}
