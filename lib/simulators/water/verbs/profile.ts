import { ok } from '@/lib/kernel/result'
import { maskAddress, maskName } from '../masks'
import { dueFen, readBills } from '../read-bills'
import type { Verb } from './verb'

/** Whose number this is, masked, and what is owed in all. */
export const profile: Verb<'profile'> = async (desk) => {
  const { holderName, address, people, prepaidFen } = desk.customer
  const due = dueFen(await readBills(desk))
  return ok({ customerMasked: maskName(holderName), addressMasked: maskAddress(address), people, balanceFen: prepaidFen, dueFen: due })
}
