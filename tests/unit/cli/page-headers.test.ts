import { expect, it } from 'vitest'
import { headPage } from '@/lib/cli/bootstrap/page-headers.mjs'

function headed(sent: Record<string, string> = {}) {
  const req = { headers: { ...sent } as Record<string, string | undefined> }
  const answer = new Map<string, unknown>()
  const closing: (() => void)[] = []
  headPage(req, { setHeader: (name: string, value: unknown) => void answer.set(name, value), once: (_: 'close', done: () => void) => void closing.push(done) })
  return { sent: req.headers, answer, end: () => closing[0]?.() }
}

it('is one nonce in the policy of the request, of the answer, and for the page', () => {
  const { sent, answer } = headed()
  expect(sent['x-nonce']).toMatch(/^[0-9a-f]{32}$/)
  expect(sent['content-security-policy']).toContain(`'nonce-${sent['x-nonce']}' 'strict-dynamic'`)
  expect(answer.get('content-security-policy')).toBe(sent['content-security-policy'])
  expect(String(answer.get('content-security-policy'))).not.toMatch(/(script|style)-src [^;]*unsafe-inline/)
  expect([answer.get('x-content-type-options'), answer.get('x-frame-options'), answer.get('referrer-policy')]).toEqual(['nosniff', 'DENY', 'same-origin'])
})

it('is new for each request', () => {
  const [one, two] = [headed().sent, headed().sent]
  expect([one['x-nonce'] === two['x-nonce'], one['x-request-id'] === two['x-request-id']]).toEqual([false, false])
})

it('is never what the client sent', () => {
  const mine = { 'x-nonce': 'mine', 'x-request-id': 'mine', 'content-security-policy': "script-src 'nonce-mine'", 'content-security-policy-report-only': "script-src 'nonce-mine'" }
  expect(JSON.stringify(headed(mine).sent)).not.toContain('mine')
})

it('knows what another request under way has sent, and believes nobody else', () => {
  const action = headed()
  const id = action.sent['x-request-id'] ?? ''
  expect(headed({ 'x-request-id': id }).sent['x-behind']).toBe(id)
  expect(headed({ 'x-request-id': 'guessed', 'x-behind': 'guessed' }).sent['x-behind']).toBeUndefined()
  action.end()
  expect(headed({ 'x-request-id': id, 'x-behind': id }).sent['x-behind']).toBeUndefined()
})

it('ends what was left with a request once it has been answered', () => {
  const requests = (globalThis as Record<symbol, Map<string, (() => void)[]>>)[Symbol.for('shuidan.requests')]
  const { sent, end } = headed()
  const id = sent['x-request-id'] ?? ''
  let ended = 0
  requests?.get(id)?.push(() => void (ended += 1))
  end()
  expect([ended, requests?.has(id)]).toEqual([1, false])
})
