/**
 * What the platform may ask the tax bureau (rule I2). Amounts in fen. An application's number is the caller's and gets one invoice: the same number
 * with the same content is answered again, with other content it is refused.
 */
import type { Clock } from '@/lib/kernel/clock'
import type { Outside, OutsideAnswer } from '@/lib/kernel/outside'
import type { Result } from '@/lib/kernel/result'
import type { Secrets } from '@/lib/kernel/secrets'
import type { InvoiceContent } from './einvoice/codec'

/** Keys are PEM; `mchid` is the platform's number at the bureau. */
export type TaxLink = { endpoint: string; mchid: string; serial: string; privateKey: string; bureauSerial: string; bureauPublicKey: string }

/** `redOf`: the number of the blue invoice that a red one takes back. */
export type TaxApplication = { applicationNo: string; redOf: string | null; content: InvoiceContent }

/** WAITING: accepted, also over the nightly maintenance (rule E4), and to be done by `expectedAt`. ISSUED: the invoice as the bureau has signed and numbered it. */
export type TaxOutcome = { state: 'WAITING'; expectedAt: Date } | { state: 'ISSUED'; xml: string } | { state: 'REFUSED'; reason: TaxReason; message: string }

/** Why the bureau says no; the list is ours. */
export const TAX_REASONS = {
  FORMAT: '报文格式不符合要求',
  CONTENT: '票面内容校验不通过',
  NUMBER_USED: '申请单号已用于其他内容',
  SELLER_UNKNOWN: '销售方未在本局登记',
  SELLER_SUSPENDED: '销售方已被暂停开票',
  BUYER_TAX_ID: '购买方纳税人识别号有误',
  CREDIT_LIMIT: '超出销售方当月总授信额度',
  RED_UNKNOWN: '未查到对应的蓝字发票',
  RED_OVER: '冲红金额超过蓝字发票可冲金额',
} as const
export type TaxReason = keyof typeof TAX_REASONS

/** What the bureau sends by itself once an application has come to its end. `noticeNo` tells a repeated one. */
export type TaxNotice = { noticeNo: string; applicationNo: string; outcome: TaxOutcome }

/** TIMEOUT and GARBLED leave it open whether the application has arrived; REFUSED (a signature, an address) and UNREACHABLE mean that it has not. */
export type TaxFailure = { kind: 'REFUSED'; code: string } | { kind: 'TIMEOUT' | 'UNREACHABLE' | 'GARBLED' }
export type TaxAnswer<T> = Promise<Result<T, TaxFailure>>

/** `record` keeps the raw messages. Signatures carry the machine's time. */
export type TaxCall = {
  link: TaxLink
  outside: Outside
  clock: Pick<Clock, 'wall'>
  secrets: Pick<Secrets, 'token'>
  record(message: { operation: 'apply' | 'query'; outcome: OutsideAnswer['outcome'] | 'GARBLED'; request: string; response: string | null }): Promise<void>
}

export interface TaxGateway {
  apply(call: TaxCall, application: TaxApplication): TaxAnswer<TaxOutcome>
  /** null: the bureau has no such application. */
  query(call: TaxCall, input: { applicationNo: string }): TaxAnswer<TaxOutcome | null>
}
