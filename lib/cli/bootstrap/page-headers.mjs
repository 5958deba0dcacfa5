import { randomUUID } from 'node:crypto'

/**
 * Gives a request its id and its nonce, and its answer the policy that goes with them (rule S-CSP of lib/decisions/0006).
 * Next.js takes the nonce for its own scripts from the policy it finds on the request; what a client sent under these names is replaced.
 */
export function headPage(req, res) {
  const nonce = randomUUID().replaceAll('-', '')
  const csp = policy(nonce)
  req.headers['x-nonce'] = nonce
  req.headers['x-request-id'] = randomUUID().slice(0, 18)
  req.headers['content-security-policy'] = csp
  delete req.headers['content-security-policy-report-only']
  res.setHeader('content-security-policy', csp)
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('referrer-policy', 'same-origin')
  res.setHeader('x-frame-options', 'DENY')
}

function policy(nonce) {
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Attributes only: React Aria hides and places things with them; no style sheet can come in this way.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
