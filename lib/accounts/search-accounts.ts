import { normalizeNumber } from '@/lib/kernel/digits'
import { GROUPS } from './groups'
import type { WaterAccountDto } from './schemas'

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** `01****0002`, as pages show a number. */
function fitsMasked(billKey: string, number: string): boolean {
  const [, head = '', tail = ''] = /^(\d+)\*+(\d+)$/.exec(number) ?? []
  return head !== '' && billKey.startsWith(head) && billKey.endsWith(tail)
}

const namesOf = ({ alias, addressMasked, companyName, cityName, groupKind, groupName }: WaterAccountDto) => [alias, addressMasked, companyName, cityName, ...(groupKind === 'OWN' ? [groupName] : GROUPS[groupKind])]

/** Those whose alias, group, number (also as pages show it), address, company or city holds what is looked for; blanks, width and case do not matter. */
export function searchAccounts(accounts: WaterAccountDto[], query: string): WaterAccountDto[] {
  const [wanted, number] = [folded(query), normalizeNumber(query)]
  if (wanted === '') return accounts
  return accounts.filter((account) => (number !== '' && account.billKey.includes(number)) || fitsMasked(account.billKey, number) || namesOf(account).some((text) => folded(text).includes(wanted)))
}
