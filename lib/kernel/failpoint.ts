import { env } from '@/lib/env'

/** Named places in the paths of payments, refunds, settlements and invoices at which crash tests abort the process. */
export const FAILPOINTS = [
  'payment.reserved',
  'payment.marked',
  'payment.authorised',
  'payment.funded',
  'payment.unfunded',
  'payment.beforeSend',
  'payment.afterSend',
  'payment.answered',
  'payment.posted',
  'payment.voided',
  'bank.settled',
  'refund.requested',
  'refund.beforeSend',
  'refund.answered',
  'refund.takenBack',
  'refund.beforeBank',
  'refund.banked',
  'settlement.made',
  'settlement.beforeSend',
  'settlement.answered',
  'settlement.givenUp',
  'settlement.paid',
  'transfer.beforeSend',
  'transfer.answered',
  'transfer.givenUp',
  'statement.read',
  'statement.compared',
  'invoice.applied',
  'invoice.answered',
  'invoice.ended',
  'job.beforeDone',
] as const

export type Failpoint = (typeof FAILPOINTS)[number]

/** Aborts as a crash would: no handler, no flush, no goodbye. */
export function failpoint(name: Failpoint): void {
  if (env.failpoint === name) process.kill(process.pid, 'SIGKILL')
}
