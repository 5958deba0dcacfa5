import { normalizeNumber } from '@/lib/kernel/digits'
import type { WaterAccountDto } from './schemas'

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Those whose alias, number, address, company or city holds what is looked for; blanks, width and case do not matter. */
export function searchAccounts(accounts: WaterAccountDto[], query: string): WaterAccountDto[] {
  const [wanted, number] = [folded(query), normalizeNumber(query)]
  if (wanted === '') return accounts
  return accounts.filter(({ alias, billKey, addressMasked, companyName, cityName }) => (number !== '' && billKey.includes(number)) || [alias, addressMasked, companyName, cityName].some((text) => folded(text).includes(wanted)))
}
