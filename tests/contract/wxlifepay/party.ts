import type { wxlifepay } from '@/lib/gateways/water'

/** The made-up company of the signature vectors (DOMAIN §0.1). */
export const PARTY: wxlifepay.Party = {
  merchantId: '1900000109',
  companyId: '100000001',
  signature: 'SHA256',
  signingKey: '0123456789abcdef0123456789abcdef',
  isSandbox: false,
}
export const BILL_KEY = '0100000001'

export const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
export const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)

/** The message without its signature. */
export const xmlOf = (body: Uint8Array): string => text(body).slice(text(body).indexOf('<?xml'))

export const HEAD = '<head><version>1.0.1</version><trancode>query</trancode><transeqnum>123456</transeqnum><merchantid>1900000109</merchantid>'
export const headOf = (trancode: string): string => HEAD.replace('>query<', `>${trancode}<`)
export const SUBJECT = '<bill_key>0100000001</bill_key><company_id>100000001</company_id>'
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
