import type { bankV3 } from '@/lib/gateways/bank'
import { authorise } from './authorise'
import { cancelOrder } from './cancel-order'
import { cancelTransfer } from './cancel-transfer'
import { capture } from './capture'
import { confirmSignUp } from './confirm-sign-up'
import { creditLine } from './credit-line'
import { custodianBalance } from './custodian-balance'
import { openCreditLine } from './open-credit-line'
import { payOut } from './pay-out'
import { queryOrder } from './query-order'
import { queryTransfer } from './query-transfer'
import { receive } from './receive'
import { refund } from './refund'
import { release } from './release'
import { repay } from './repay'
import { revokeToken } from './revoke-token'
import { signUpCard } from './sign-up-card'
import { statement } from './statement'
import { topUp } from './top-up'
import type { Verb } from './verb'

export const VERBS: { [O in bankV3.Operation]: Verb<O> } = {
  signUpCard,
  confirmSignUp,
  revokeToken,
  openCreditLine,
  creditLine,
  repay,
  authorise,
  queryOrder,
  capture,
  release,
  cancelOrder,
  refund,
  topUp,
  payOut,
  receive,
  queryTransfer,
  cancelTransfer,
  statement,
  custodianBalance,
}
