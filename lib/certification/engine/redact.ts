import type { CompanyEndpoint } from '@/lib/gateways/water'
import { toXmlText } from '@/lib/gateways/xml'

const HIDDEN = '******'
/** Longer messages are cut in what is kept. */
const MAX_KEPT = 8_000
/** Shorter texts are in everything. */
const MIN_SECRET = 4

/** Blanks keys wherever they come up, also in what a company sends back, and the ID card's tail in the messages about it: elsewhere four figures are an amount. */
export function redacting({ signingKey, platformSm2PrivateKey }: CompanyEndpoint, idTail: string | null): (text: string, isProof?: boolean) => string {
  const keys = [signingKey, platformSm2PrivateKey].filter((secret) => secret.length >= MIN_SECRET)
  return (text, isProof = false) => {
    const secrets = isProof && idTail ? [...keys, idTail] : keys
    const hidden = secrets.reduce((kept, secret) => kept.replaceAll(secret, HIDDEN), text.slice(0, 2 * MAX_KEPT))
    return toXmlText(hidden.length > MAX_KEPT ? `${hidden.slice(0, MAX_KEPT)}…` : hidden)
  }
}

/** Where a company is, without what may be secret in an address. */
export function plainEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  return url?.host ? `${url.protocol}//${url.host}${url.pathname}` : endpoint.split(/[?#]/)[0] ?? ''
}
