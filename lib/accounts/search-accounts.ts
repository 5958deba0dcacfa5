import { normalizeNumber } from '@/lib/kernel/digits'
import { GROUPS } from './groups'
import { looks } from '@/lib/kernel/names'
import type { WaterAccountDto } from './schemas'

/** `01****0002`, as pages show a number. */
function fitsMasked(billKey: string, number: string): boolean {
  const [, head = '', tail = ''] = /^([\dA-Z]+)\*+([\dA-Z]+)$/.exec(number) ?? []
  return head !== '' && billKey.startsWith(head) && billKey.endsWith(tail)
}

/** `number` without its blanks and dashes; a part of it will do. */
export const fitsNumber = (billKey: string, number: string): boolean => (number !== '' && billKey.includes(number)) || fitsMasked(billKey, number)

const namesOf = ({ alias, addressMasked, companyName, cityName, groupKind, groupName }: WaterAccountDto) => [alias, addressMasked, companyName, cityName, ...(groupKind === 'OWN' ? [groupName] : GROUPS[groupKind])]

/** Those whose alias, group, number (also as pages show it), address, company or city holds what is looked for; blanks, width and case do not matter. */
export function searchAccounts(accounts: WaterAccountDto[], query: string): WaterAccountDto[] {
  const [wanted, number] = [looks(query), normalizeNumber(query)]
  if (wanted === '') return accounts
  return accounts.filter((account) => fitsNumber(account.billKey, number) || namesOf(account).some((text) => looks(text).includes(wanted)))
}
