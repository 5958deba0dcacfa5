import { gbktcp, wxlifepay, type CompanyEndpoint } from '@/lib/gateways/water'

type Heard = { operation: string; sequence: string; billKey: string; body: Uint8Array }

/** Why the platform would not believe an answer, in the codec's own word; null: it is the content, or the protocol has said it already. */
export function whyGarbled(company: CompanyEndpoint, { operation, sequence, billKey, body }: Heard): string | null {
  if (company.protocol === 'wxlifepay' && wxlifepay.isTrancode(operation)) {
    const read = wxlifepay.decodeResponse(company, sequence, operation, billKey, body)
    return read.ok ? null : read.error
  }
  if (company.protocol !== 'gbk-tcp') return null
  const trade = gbktcp.OPERATIONS.find((one) => gbktcp.TRANSACTIONS[one].tradeCode === operation)
  const read = trade ? gbktcp.decodeResponse(trade, { collector: company.merchantId, userCode: billKey }, body) : null
  if (!read || read.ok) return null
  return 'field' in read.error ? `${read.error.kind} ${read.error.field}` : read.error.kind
}
