/** Everything that can be scheduled; lib/jobs/registry.ts has a handler for each. */
export const JOB_KINDS = ['payment.credit', 'payment.expire', 'payment.fund', 'payment.refund', 'bank.settle', 'card.revoke', 'wallet.transfer', 'family.expire', 'fund.yield', 'settlement.run', 'settlement.pay', 'statement.compare', 'outbox.deliver', 'bills.refresh', 'bind.expire', 'invoice.issue', 'invoice.takeback', 'invoice.reissue', 'redletter.expire', 'company.change', 'company.tell', 'company.merchant', 'company.certify', 'outside.ring'] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** What a handler says at the end: finished, or to be run again at a moment of world time. */
export type JobOutcome = { done: true } | { done: false; again: Date }
export const DONE: JobOutcome = { done: true }
export const againAt = (again: Date): JobOutcome => ({ done: false, again })
