import type { wxlifepay } from '@/lib/gateways/water'
import { bills } from './bills'
import { charge } from './charge'
import { checkCode, sendCode } from './codes'
import { checkId } from './check-id'
import { confirm } from './confirm'
import { paid } from './paid'
import { profile } from './profile'
import { query } from './query'
import { refund } from './refund'
import { refundPart } from './refund-part'
import { usage } from './usage'
import type { Verb } from './verb'

export const VERBS: { [T in wxlifepay.Trancode]: Verb<T> } = {
  query,
  charge,
  confirm,
  refund,
  SIMREFUND: refundPart,
  SIMPAID: paid,
  SIMPROFILE: profile,
  SIMSENDCODE: sendCode,
  SIMCHECKCODE: checkCode,
  SIMCHECKID: checkId,
  SIMUSAGE: usage,
  SIMBILLS: bills,
}
