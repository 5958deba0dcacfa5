import { expireBinding } from '@/lib/accounts'
import { refreshBillsJob } from '@/lib/bills'
import { certifyJob } from '@/lib/certification/runs'
import { changeCompanyJob, openMerchantJob, tellCompanyJob } from '@/lib/companies/changes'
import type { Ctx } from '@/lib/db'
import { revokeCard } from '@/lib/funding/cards'
import { expireOffer } from '@/lib/funding/family'
import { payYield } from '@/lib/funding/fund'
import { settleTransfer } from '@/lib/funding/wallet'
import { issueInvoice } from '@/lib/invoices/bureau'
import { expireLetter, reissueJob, takeBackInvoices } from '@/lib/invoices/red'
import { creditPayment, expirePayment, fundPayment, settleBankOrder } from '@/lib/payments'
import { carryOutRefund } from '@/lib/payments/refunds'
import type { JobKind, JobOutcome } from '@/lib/platform'
import { compareStatement, payCompany, scheduleComparison, settleCompanies } from '@/lib/recon'
import { deliverEvent } from './deliver-event'
import { ringOutside } from './ring-outside'

/** A handler may be run again at any time (a worker died): it looks at the state and does what is left. */
export type JobHandler = (ctx: Ctx, key: string, payload: unknown) => Promise<JobOutcome>

/** What may move money at the custodian bank: the day's statement will be compared. */
const atTheBank = (handler: JobHandler): JobHandler => async (ctx, key, payload) => {
  await scheduleComparison(ctx)
  return handler(ctx, key, payload)
}

export const JOB_HANDLERS = {
  'payment.credit': creditPayment,
  'payment.expire': expirePayment,
  'payment.fund': fundPayment,
  'payment.refund': atTheBank(carryOutRefund),
  'bank.settle': atTheBank(settleBankOrder),
  'card.revoke': revokeCard,
  'wallet.transfer': atTheBank(settleTransfer),
  'family.expire': expireOffer,
  'fund.yield': payYield,
  'settlement.run': settleCompanies,
  'settlement.pay': atTheBank(payCompany),
  'statement.compare': compareStatement,
  'outbox.deliver': deliverEvent,
  'bills.refresh': refreshBillsJob,
  'bind.expire': expireBinding,
  'invoice.issue': issueInvoice,
  'invoice.takeback': takeBackInvoices,
  'invoice.reissue': reissueJob,
  'redletter.expire': expireLetter,
  'company.change': changeCompanyJob,
  'company.tell': tellCompanyJob,
  'company.merchant': openMerchantJob,
  'company.certify': certifyJob,
  'outside.ring': ringOutside,
} as const satisfies Record<JobKind, JobHandler>
