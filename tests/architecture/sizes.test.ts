import { describe, expect, it } from 'vitest'
import { functionsOf } from './functions'
import { checkActions, checkFileSizes, checkFunctionSizes, LIMITS, linesOf, percentile } from './sizes'
import { inFolders, isCode, readSources, show } from './sources'

const sources = readSources()
const body = (lines: number) => Array.from({ length: lines }, (_, n) => `  step(${n})`).join('\n')

describe('the repository', () => {
  it('has no file and no function that is too long', () => {
    expect(show(checkFileSizes(sources))).toEqual([])
    expect(show(checkFunctionSizes(sources))).toEqual([])
  })

  it('has thin actions', () => {
    expect(show(checkActions(sources))).toEqual([])
  })

  it('is made of small files', () => {
    const sizes = sources.filter((file) => isCode(file) && inFolders('app', 'components', 'lib', 'prisma')(file)).map(({ text }) => linesOf(text))
    expect(sizes.length).toBeGreaterThan(100)
    expect(percentile(sizes, 0.5)).toBeLessThanOrEqual(LIMITS.medianLines)
    expect(percentile(sizes, 0.95)).toBeLessThanOrEqual(LIMITS.p95Lines)
  })
})

describe('a planted violation is found', () => {
  it.each([
    ['a declaration', `export async function long(a: string, { b }: { b: number }): Promise<{ c: string }> {\n${body(70)}\n}`],
    ['an arrow', `const long = async (a: (x: number) => void): Promise<void> => {\n${body(70)}\n}`],
    ['an arrow without brackets', `const long = a => {\n${body(70)}\n}`],
    ['an arrow with an expression', `const Long = () => (\n${body(70)}\n)`],
    ['a method', `class A {\n  long(a = ')'): string[] {\n${body(70)}\n  }\n}`],
    ['a function inside a short list', `export const X = [function () { /* { */\n${body(70)}\n}]`],
    ['a callback with a name for a test', `it('is long', async () => {\n${body(70)}\n})`],
  ])('%s of 72 lines', (_, text) => {
    const findings = checkFunctionSizes([{ path: 'lib/x.ts', text }])
    expect(findings.map(({ rule }) => rule)).toEqual(['function too long'])
  })

  it('a file of 401 lines', () => {
    expect(checkFileSizes([{ path: 'lib/x.ts', text: body(401) }])).toHaveLength(1)
  })

  it('an action of 26 lines', () => {
    const text = `'use server'\nexport async function payAction(): Promise<void> {\n${body(24)}\n}`
    expect(checkActions([{ path: 'app/pay/actions.ts', text }])).toHaveLength(1)
    expect(checkActions([{ path: 'app/pay/page.tsx', text }])).toEqual([])
  })
})

it('what is no function is not measured', () => {
  const text = `if (a) {\n${body(80)}\n}\nconst x = {\n${body(80)}\n}\ndescribe('many tests', () => {\n${body(80)}\n})\ntype T = (a: string) => { b: string }\nfor (const y of z) {\n${body(80)}\n}`
  expect(checkFunctionSizes([{ path: 'tests/x.test.ts', text }])).toEqual([])
  expect(functionsOf('const f = (a: number): { b: number } => ({ b: a })')).toMatchObject([{ name: 'f', lines: 1 }])
})
