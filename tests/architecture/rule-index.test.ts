import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RANKS } from './ranks'
import { checkRuleIndex, readRuleIndex } from './rule-index'

/** Rules whose owner is built. */
const OWNED = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B8', 'A1', 'A2', 'A5', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'S4', 'X2', 'C3', 'Q1', 'Q2', 'Q4', 'Q6', 'Q7']

const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

it('lib/ARCHITECTURE.md lists every rule that is built, with its folder and its test', () => {
  expect(checkRuleIndex(readRuleIndex(read('lib/ARCHITECTURE.md')), OWNED, existsSync)).toEqual([])
})

it('lib/ARCHITECTURE.md names every folder that has a rank', () => {
  const text = read('lib/ARCHITECTURE.md')
  expect(Object.keys(RANKS).filter((folder) => !new RegExp(`\\b${folder}\\b`).test(text))).toEqual([])
})

it('README.md tells a newcomer how to start and how to test', () => {
  const text = read('README.md')
  expect(['npm start', 'npm test', 'lib/ARCHITECTURE.md'].filter((needed) => !text.includes(needed))).toEqual([])
})

it('a planted violation is found', () => {
  const sample = `# A\n\n| id | folder | test |\n|---|---|---|\n| B1 | \`lib/accounts\` | \`tests/a.test.ts\` |\n| B1 | lib/none | tests/none.test.ts |\n\nText.\n`
  const entries = readRuleIndex(sample)
  expect(entries[0]).toEqual({ id: 'B1', folder: 'lib/accounts', test: 'tests/a.test.ts' })
  const exists = (path: string) => ['lib/accounts', 'tests/a.test.ts'].includes(path)
  expect(checkRuleIndex(entries, ['B1', 'P6'], exists)).toEqual([
    'rule P6 is not listed',
    'rule B1 is listed twice',
    'rule B1: there is no folder lib/none',
    'rule B1: there is no test tests/none.test.ts',
  ])
  expect(readRuleIndex('no table')).toEqual([])
})
