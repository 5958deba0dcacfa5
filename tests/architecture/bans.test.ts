import { describe, expect, it } from 'vitest'
import { BANS, checkBans, checkDatabaseClock, checkFolderNames } from './bans'
import { readSources, show } from './sources'

const sources = readSources()
const found = checkBans(sources)

describe('the repository', () => {
  it.each(BANS.map(({ rule }) => rule))('%s', (rule) => {
    expect(show(found.filter((finding) => finding.rule === rule))).toEqual([])
  })

  it('has no clock and no chance in the database', () => {
    expect(show(checkDatabaseClock(sources))).toEqual([])
  })

  it('has folders that say what is in them', () => {
    expect(show(checkFolderNames(sources))).toEqual([])
  })
})

/** Rule (its beginning), file, text. */
const PLANTED: [string, string, string][] = [
  ['the clock', 'lib/payments/x.ts', 'const at = Date.now()'],
  ['the clock', 'components/x.tsx', 'const at = new Date( )'],
  ['the clock', 'app/page.tsx', 'const dice = Math.random()'],
  ['the clock', 'lib/edge/x.ts', 'const at = performance.now()'],
  ['the clock', 'prisma/seed/x.ts', 'const at = `${Date.now()}`'],
  ['the environment', 'lib/edge/x.ts', 'const port = process.env.PORT'],
  ['the environment', 'lib/cli/worker.ts', `const port = process.env['PORT']`],
  ['"use server"', 'lib/payments/x.ts', `'use server'\n`],
  ['"use server"', 'components/x.tsx', `function a() {\n  "use server"\n}`],
  ['money', 'lib/payments/x.ts', 'const yuan = Number(amountFen) / 100'],
  ['money', 'components/x.tsx', 'const amount = parseFloat(text)'],
  ['money', 'components/x.tsx', 'const fen = Math.round(amount * 100)'],
  ['money', 'app/page.tsx', 'return dueFen.toFixed(2)'],
  ['sm-crypto-v2', 'lib/edge/x.ts', `import { sm2 } from 'sm-crypto-v2'`],
  ['sm-crypto-v2', 'lib/crypto/sm/sm4.ts', `const { sm4 } = await import('sm-crypto-v2')`],
  ['a signature of Node’s', 'lib/crypto/x.ts', `const signature = sign('sm3', message, key)`],
  ['a signature of Node’s', 'lib/gateways/x.ts', `createVerify('RSA-SM3')`],
  ['links are', 'components/x.tsx', `import Link from 'next/link'`],
  ['nothing prints', 'app/page.tsx', 'console.log(payment)'],
  ['nothing prints', 'lib/payments/x.ts', 'console.error(error)'],
  ['no any', 'lib/payments/x.ts', 'function read(row: any) {}'],
  ['no any', 'tests/unit/x.test.ts', 'const row = answer as any'],
  ['no any', 'lib/payments/x.ts', 'const rows: Map<string, any[]> = new Map()'],
  ['the compiler', 'lib/payments/x.ts', '// @ts-ignore\nread(1)'],
  ['the compiler', 'tests/unit/x.test.ts', '// @ts-expect-error wrong on purpose\nread(1)'],
  ['the compiler', 'lib/payments/x.ts', '// biome-ignore lint: no reason\nread(1)'],
  ['nothing is left', 'lib/payments/x.ts', '// TODO later'],
  ['nothing is left', 'components/x.tsx', '/* FIXME */'],
  ['no test is skipped', 'tests/unit/x.test.ts', `it.skip('pays', () => {})`],
  ['no test is skipped', 'tests/unit/x.test.ts', `describe.only('payments', () => {})`],
  ['no test is skipped', 'tests/unit/x.test.ts', `test.todo('pays')`],
  ['no test is skipped', 'tests/e2e/x.spec.ts', `test.describe.skip('payments', () => {})`],
  ['no test is skipped', 'tests/e2e/playwright.config.ts', 'export default { retries: 2 }'],
  ['no test sleeps', 'tests/e2e/x.spec.ts', 'await page.waitForTimeout(500)'],
  ['no test sleeps', 'tests/unit/x.test.ts', 'await new Promise((resolve) => setTimeout(resolve, 100))'],
  ['no test sleeps', 'tests/unit/x.test.ts', `import { setTimeout as pause } from 'node:timers/promises'`],
  ['a person never reads', 'app/error.tsx', 'return <p>{error.message}</p>'],
  ['a person never reads', 'lib/edge/api.ts', 'const text = e.stack'],
]

describe('a planted violation is found', () => {
  it.each(PLANTED)('%s … in %s: %j', (rule, path, text) => {
    const findings = checkBans([{ path, text }])
    expect(findings.map((finding) => finding.rule.startsWith(rule))).toEqual([true])
  })

  it('each ban has one', () => {
    expect(BANS.filter(({ rule }) => !PLANTED.some(([start]) => rule.startsWith(start)))).toEqual([])
  })

  it.each([
    ['prisma/migrations/1/migration.sql', 'INSERT INTO a VALUES (now())'],
    ['prisma/migrations/1/migration.sql', 'ALTER TABLE a ADD b TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP'],
    ['prisma/migrations/1/migration.sql', 'SELECT gen_random_uuid()'],
    ['prisma/migrations/1/migration.sql', 'SELECT random()'],
    ['prisma/migrations/1/migration.sql', `SELECT 'now'::timestamptz`],
    ['prisma/schema/a.prisma', 'createdAt DateTime @default(now())'],
    ['prisma/schema/a.prisma', 'id String @id @default(uuid())'],
    ['prisma/schema/a.prisma', 'id String @id @default(cuid())'],
    ['prisma/schema/a.prisma', 'changedAt DateTime @updatedAt'],
    ['lib/payments/x.ts', 'const sql = `UPDATE payment SET at = now() WHERE id = $1`'],
    ['lib/payments/x.ts', `const sql = "SELECT CURRENT_DATE"`],
  ])('a clock or chance in %s: %j', (path, text) => {
    expect(checkDatabaseClock([{ path, text }])).toHaveLength(1)
  })

  it.each(['lib/utils/money.ts', 'components/common/button.tsx', 'tests/helpers/world.ts', 'lib/payments/util/x.ts'])('the folder of %s', (path) => {
    expect(checkFolderNames([{ path, text: '' }])).toHaveLength(1)
  })
})

describe('what is allowed is let through', () => {
  it.each([
    ['lib/kernel/clock.ts', 'export const now = () => Date.now()'],
    ['lib/cli/start.mjs', 'const start = performance.now(); console.log(process.env.PORT)'],
    ['lib/env.ts', 'const port = process.env.PORT'],
    ['app/pay/actions.ts', `'use server'\n`],
    ['lib/payments/x.ts', 'const at = new Date(row.at.getTime() + 5)'],
    ['lib/payments/x.ts', '// Date.now() would be the machine’s\nconst text = "Date.now() any TO-DO"'],
    ['lib/payments/x.ts', 'const month = Number(text.slice(0, 2))'],
    ['lib/payments/x.ts', 'const headers = { any: 1, many: company }'],
    ['components/x.tsx', 'return <p>{result.message}</p>'],
    ['tests/unit/x.test.ts', 'setTimeout(() => release(), 50)'],
  ])('%s: %j', (path, text) => {
    expect(show(checkBans([{ path, text }]))).toEqual([])
  })

  it('a column called p_now, a comment, the world’s own clock', () => {
    const sql = { path: 'prisma/migrations/1/migration.sql', text: 'SELECT p_now; -- now() would be the server’s\nUPDATE a SET at = p_now' }
    const code = { path: 'lib/payments/x.ts', text: 'const at = ctx.clock.now(); const text = `${clock.now()}`' }
    expect(show(checkDatabaseClock([sql, code]))).toEqual([])
  })
})
