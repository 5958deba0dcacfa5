import { expect, it } from 'vitest'
import { parseTestArgs, STAGES } from '@/lib/cli/bootstrap/test-args.mjs'

it('runs every stage by default', () => {
  expect(parseTestArgs([])).toEqual({ deep: false, stages: STAGES, rest: [] })
})

it('keeps the order of the stages, not that of the words', () => {
  expect(parseTestArgs(['--only', 'vitest,types']).stages).toEqual(['types', 'vitest'])
  expect(parseTestArgs(['--only=e2e']).stages).toEqual(['e2e'])
})

it('passes on what it does not know', () => {
  expect(parseTestArgs(['--only', 'e2e', '--headed', '--grep', 'pay'])).toEqual({
    deep: false,
    stages: ['e2e'],
    rest: ['--headed', '--grep', 'pay'],
  })
  expect(parseTestArgs(['--only', 'e2e', '--', '--only', 'x']).rest).toEqual(['--only', 'x'])
})

it('takes a filter alone for vitest', () => {
  expect(parseTestArgs(['ledger'])).toEqual({ deep: false, stages: ['vitest'], rest: ['ledger'] })
  expect(parseTestArgs(['--deep', 'ledger'])).toEqual({ deep: true, stages: ['vitest'], rest: ['ledger'] })
})

it('has a long version of some stages', () => {
  expect(parseTestArgs(['--deep'])).toEqual({ deep: true, stages: ['vitest', 'e2e'], rest: [] })
  expect(parseTestArgs(['--deep', '--only', 'e2e', '--repeat-each', '3'])).toEqual({ deep: true, stages: ['e2e'], rest: ['--repeat-each', '3'] })
})

it.each([['--only'], ['--only='], ['--only=all']])('refuses %o in one line', (...argv) => {
  expect(() => parseTestArgs(argv)).toThrow(/^--only[^\n]*$/)
})
