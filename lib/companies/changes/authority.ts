import type { Role } from '@/lib/db'
import { isKey, isTariff } from './diff'

/** Who may look at companies: everybody who works here. */
export const READERS: readonly Role[] = ['VIEWER', 'OPERATOR', 'TARIFF_MANAGER', 'ADMIN', 'QA']

/** What money goes by: where it is sent, under whose name, by which price, how much. A second person has to agree. Switching a company off is not among them. */
const MONEY = ['protocol', 'endpoint', 'companyId', 'merchantId', 'signature', 'isSandbox', 'acquirerMerchantNo', 'channel', 'cycleMonths', 'minPaymentFen', 'maxPaymentFen', 'serviceFeePpm'] as const

export function movesMoney({ name, to }: { name: string; to: unknown }): boolean {
  return isTariff(name) || isKey(name) || (MONEY as readonly string[]).includes(name) || (name === 'enabled' && to === true)
}

/** Prices are the tariff manager's, where money goes is the admin's, all else the operator's too. */
export function mayChange(role: Role, change: { name: string; to: unknown }): boolean {
  if (role === 'ADMIN') return true
  if (isTariff(change.name)) return role === 'TARIFF_MANAGER'
  return role === 'OPERATOR' && (!movesMoney(change) || change.name === 'enabled')
}

/** The second person: an admin or operator, for prices also another tariff manager. */
export function mayApprove(role: Role, changes: readonly { name: string }[]): boolean {
  if (role === 'ADMIN' || role === 'OPERATOR') return true
  return role === 'TARIFF_MANAGER' && changes.every(({ name }) => isTariff(name))
}
