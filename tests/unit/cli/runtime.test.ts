import { expect, it } from 'vitest'
import { backoffMs } from '@/lib/cli/bootstrap/backoff.mjs'
import { checkRuntime, isSupportedNode } from '@/lib/cli/bootstrap/runtime.mjs'

it.each([
  ['v20.19.0', true],
  ['v20.18.9', false],
  ['v18.20.0', false],
  ['v22.0.0', true],
  ['v26.1.0', true],
])('Node %s: %o', (version, supported) => expect(isSupportedNode(version)).toBe(supported))

it('refuses an old Node in one line, Chinese first', () => {
  expect(() => checkRuntime({ version: 'v18.0.0' })).toThrow(/^需要 Node\.js 20\.19 [^\n]* \/ Node\.js 20\.19 [^\n]*$/)
})

it('waits 0.2 s before the first restart, at most 5 s later', () => {
  expect([0, 1, 2, 5, 50].map(backoffMs)).toEqual([200, 400, 800, 5000, 5000])
})
