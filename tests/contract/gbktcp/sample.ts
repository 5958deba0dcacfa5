import type * as gbktcp from '@/lib/gateways/water/gbktcp'

/** A made-up customer of a made-up company. */
export const SUBJECT: gbktcp.Subject = { collector: 'SIM0000001', userCode: '0100000001', sequence: 'Q20260316000000001', sentAt: '20260316093000' }
export const USER: gbktcp.User = { collector: 'SIM0000001', userCode: '0100000001', userName: '王芳', userAddress: '深圳市南山区1号' }

export const ORDER = { orderNo: 'P202603160001', transactionId: '4200000000202603160000000001', amountFen: 9_000n }
export const BILL = {
  month: '202602',
  lastReadingM3: 681,
  readingM3: 703,
  volumeM3: 22,
  firstTierM3: 22,
  firstTierFen: 5_874n,
  secondTierM3: 0,
  secondTierFen: 0n,
  thirdTierM3: 0,
  thirdTierFen: 0n,
  sewageFen: 1_980n,
  totalFen: 7_854n,
  status: '0',
}

/** ASCII as hex, filled up with spaces on the right. */
export const ascii = (text: string, bytes = text.length): string => Buffer.from(text.padEnd(bytes), 'latin1').toString('hex')
/** Bytes in hex, filled up with spaces on the right. */
export const padded = (content: string, bytes: number): string => content + '20'.repeat(bytes - content.length / 2)
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
export const unhex = (content: string): Uint8Array => new Uint8Array(Buffer.from(content, 'hex'))

/** 王芳 and 深圳市南山区1号 in GBK. */
export const NAME = padded('cdf5b7bc', 100)
export const ADDRESS = padded('c9eedbdacad0c4cfc9bdc7f831bac5', 100)
export const END = '4040'

export function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
