import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'

/**
 * Requests under way, and what is to be done when each has been answered (lib/edge/stay.ts).
 * One that comes with the id of another was sent by it, as Next fetches the page that an action leads to; the outside world, which works
 * in a world that a job of ours has sent it to, has a key (lib/env.ts makes the same).
 */
const underWay = new Map()
globalThis[Symbol.for('shuidan.requests')] = underWay

/**
 * Gives a request its id and its nonce, and its answer the policy that goes with them (rule S-CSP of lib/decisions/0006).
 * Next.js takes the nonce for its own scripts from the policy it finds on the request; what a client sent under these names is replaced.
 */
export function headPage(req, res) {
  const nonce = randomUUID().replaceAll('-', '')
  const csp = policy(nonce)
  req.headers['x-nonce'] = nonce
  const sender = req.headers['x-request-id']
  const behind = underWay.has(sender) ? sender : isOurs(req.headers['x-behind']) && 'outside'
  delete req.headers['x-behind']
  if (behind) req.headers['x-behind'] = behind
  const id = randomUUID().slice(0, 18)
  req.headers['x-request-id'] = id
  underWay.set(id, [])
  res.once('close', () => endRequest(id))
  req.headers['content-security-policy'] = csp
  delete req.headers['content-security-policy-report-only']
  res.setHeader('content-security-policy', csp)
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('referrer-policy', 'same-origin')
  res.setHeader('x-frame-options', 'DENY')
}

const digest = (text) => createHash('sha256').update(text).digest()
const OURS = digest(digest(`behind:${process.env.SHUIDAN_SECRET}`).toString('hex'))
const isOurs = (key) => typeof key === 'string' && timingSafeEqual(digest(key), OURS)

function endRequest(id) {
  const ends = underWay.get(id) ?? []
  underWay.delete(id)
  for (const end of ends) end()
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
