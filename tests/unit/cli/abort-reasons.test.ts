import { expect, it } from 'vitest'
import { forgetFramesOfAborts } from '@/lib/cli/bootstrap/abort-reasons.mjs'

forgetFramesOfAborts()

it('reads the stack of an error that is the reason of an abort, once, and leaves the reason as it is', () => {
  let read = 0
  const reason = Object.defineProperty(new Error('drawn'), 'stack', { get: () => `${(read += 1)}` })
  const controller = new AbortController()
  controller.abort(reason)
  expect([read, controller.signal.aborted, controller.signal.reason === reason]).toEqual([1, true, true])
})

it('leaves every other abort alone', () => {
  const [plain, text] = [new AbortController(), new AbortController()]
  plain.abort()
  text.abort('gone')
  expect([plain.signal.reason.name, text.signal.reason]).toEqual(['AbortError', 'gone'])
})
