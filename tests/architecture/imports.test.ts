import { describe, expect, it } from 'vitest'
import { checkCycles, checkDoors, checkRanks, checkScreens, checkSimTables } from './imports'
import { importsOf } from './import-graph'
import { readSources, show, type Checker } from './sources'

const sources = readSources()

describe('the repository', () => {
  it.each([
    ['uses lower ranks only', checkRanks],
    ['goes through doors', checkDoors],
    ['keeps the database away from screens', checkScreens],
    ['leaves the books of simulated parties alone', checkSimTables],
    ['has no imports in a circle', checkCycles],
  ])('%s', (_, check) => {
    expect(show(check(sources))).toEqual([])
  })
})

const indexes = ['payments', 'accounts', 'bills', 'ledger', 'companies', 'companies/tariffs', 'simulators/water', 'db'].map((folder) => ({ path: `lib/${folder}/index.ts`, text: '' }))

function findings(check: Checker, path: string, text: string): string[] {
  return check([...indexes, { path, text }]).map(({ rule }) => rule)
}

describe('a planted violation is found', () => {
  it.each<[string, Checker, string, string]>([
    ['a higher rank', checkRanks, 'lib/ledger/x.ts', `import { payAll } from '@/lib/payments'`],
    ['the same rank', checkRanks, 'lib/ledger/x.ts', `import type { A } from '@/lib/auth'`],
    ['a higher rank, by relative path', checkRanks, 'lib/ledger/x.ts', `export * from '../payments/index'`],
    ['a higher rank, when it runs', checkRanks, 'lib/ledger/x.ts', `const later = () => import('@/lib/payments')`],
    ['a higher rank, over several lines', checkRanks, 'lib/ledger/x.ts', `import {\n  type A,\n  b,\n} from "@/lib/payments"`],
    ['a folder nobody ranked', checkRanks, 'lib/novelty/x.ts', `import { a } from '@/lib/db'`],
    ['texts in a domain', checkRanks, 'lib/payments/x.ts', `import { errorText } from '@/lib/i18n'`],
    ['a simulated party in a domain', checkRanks, 'lib/payments/x.ts', `import { handleWater } from '@/lib/simulators/water'`],
    ['a simulated party in a page', checkRanks, 'app/page.tsx', `import { handleWater } from '@/lib/simulators/water'`],
    ['the platform in a simulated party', checkRanks, 'lib/simulators/water/x.ts', `import { getPayment } from '@/lib/payments'`],
    ['the database in a simulated party', checkRanks, 'lib/simulators/water/x.ts', `import { withTransaction } from '@/lib/db'`],
    ['a domain in the texts', checkRanks, 'lib/i18n/x.ts', `import type { A } from '@/lib/payments'`],
    ['an inner file of a domain', checkDoors, 'lib/payments/x.ts', `import { lock } from '@/lib/accounts/finish-binding'`],
    ['an inner file of a sub-folder', checkDoors, 'lib/bills/x.ts', `import { lock } from '@/lib/companies/tariffs/dated'`],
    ['an inner file of a domain in a page', checkDoors, 'app/page.tsx', `import { lock } from '@/lib/accounts/finish-binding'`],
    ['the database in a page', checkScreens, 'app/page.tsx', `import type { Ctx } from '@/lib/db'`],
    ['the driver in a component', checkScreens, 'components/x.tsx', `import pg from 'pg'`],
    ['the generated client in a page', checkScreens, 'app/page.tsx', `import { Prisma } from '../lib/db/generated/client'`],
    ['a verb in a component', checkScreens, 'components/x.tsx', `import { getPayment, type A } from '@/lib/payments'`],
    ['the clock in a component', checkScreens, 'components/x.tsx', `import { wallClock } from '@/lib/kernel/clock'`],
    ['a simulated party’s model', checkSimTables, 'lib/payments/x.ts', `await ctx.db.prisma.simWaterOrder.findMany()`],
    ['the bank side’s model', checkSimTables, 'lib/payments/x.ts', `const row: SimBankCard = read()`],
    ['the bank side’s table', checkSimTables, 'lib/payments/x.ts', 'const sql = `SELECT 1 FROM sim_bank.card`'],
    ['a simulated party’s table', checkSimTables, 'lib/payments/x.ts', 'const sql = `SELECT 1 FROM sim_water.bill`'],
  ])('%s', (_, check, path, text) => {
    expect(findings(check, path, text)).toHaveLength(1)
  })

  it('circles of folders and of files', () => {
    const folders = [
      { path: 'lib/bills/a.ts', text: `import type { B } from '@/lib/ledger'` },
      { path: 'lib/ledger/b.ts', text: `import { a } from '@/lib/bills'` },
    ]
    expect(checkCycles(folders).map(({ text }) => text)).toEqual(['bills → ledger → bills'])
    const files = [
      { path: 'lib/bills/a.ts', text: `import { b } from './b'` },
      { path: 'lib/bills/b.ts', text: `import { c } from './c'` },
      { path: 'lib/bills/c.ts', text: `export { a } from './a'` },
    ]
    expect(checkCycles(files)).toHaveLength(1)
  })
})

describe('what is allowed is let through', () => {
  it.each<[string, Checker, string, string]>([
    ['lower ranks', checkRanks, 'lib/payments/x.ts', `import { getPayment } from '@/lib/ledger'`],
    ['the sub-folder’s own door', checkDoors, 'lib/bills/x.ts', `import { calculateBill } from '@/lib/companies/tariffs'`],
    ['schemas and errors', checkDoors, 'lib/bills/x.ts', `import { CompanyCode } from '@/lib/companies/schemas'`],
    ['types of the database in a simulated party', checkRanks, 'lib/simulators/water/x.ts', `import type { Ctx } from '@/lib/db'`],
    ['types in a component', checkScreens, 'components/x.tsx', `import type { PaymentDto } from '@/lib/payments/schemas'`],
    ['money in a component', checkScreens, 'components/x.tsx', `import { formatFen } from '@/lib/kernel/money'`],
    ['an import in a comment', checkRanks, 'lib/ledger/x.ts', `// import { payAll } from '@/lib/payments'`],
    ['an import in a text', checkRanks, 'lib/ledger/x.ts', 'const sample = `import a from "@/lib/payments"`'],
  ])('%s', (_, check, path, text) => {
    expect(findings(check, path, text)).toEqual([])
  })
})

it('reads every form of import', () => {
  const text = `import a, { type B } from './a'\nimport './style.css'\nexport type { C } from '@/lib/c'\nimport { type D } from "d"\nawait import('./e.mjs')`
  expect(importsOf({ path: 'lib/x/y.ts', text }).map(({ target, spec, typesOnly }) => [target ?? spec, typesOnly])).toEqual([
    ['lib/x/a', false], ['lib/c', true], ['d', true], ['lib/x/style.css', false], ['lib/x/e', false],
  ])
})
