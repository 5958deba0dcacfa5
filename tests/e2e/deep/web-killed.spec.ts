import { execFileSync } from 'node:child_process'
import { expect, test, type Page } from '@playwright/test'
import { serveStack } from '@/lib/cli/bootstrap/stack.mjs'
import { closeControl } from '@/lib/worlds'
import { inProcessCtx } from '@/prisma/seed'
import { moneyProblems } from '../../support/money-books'
import { openNamed } from '../../support/open-world'
import { poll } from '../../support/poll'
import { resultOf, tapDigits } from '../steps'

/** A stack of its own: the one that other tests use must live. */
const OWN = { SHUIDAN_DB_PREFIX: `webkill${process.env.SHUIDAN_DB_PREFIX ?? ''}` }
const ROUNDS = 4

test.describe.configure({ mode: 'serial', timeout: 900_000 })

/** The sixth digit sends the yes; web dies at that moment, before it, or after the answer. */
async function payOneYuan(page: Page, origin: string, kill: (moment: number) => void, round: number): Promise<string> {
  await page.goto(`${origin}/water`)
  await page.getByRole('link', { name: /学院路小区/ }).click()
  await page.getByRole('link', { name: '预存' }).click()
  await page.getByRole('textbox', { name: '金额（元）' }).fill('1')
  await page.getByRole('button', { name: '去付款' }).click()
  await page.waitForURL('**/confirm')
  const paymentId = /pay_\w+/.exec(page.url())?.[0] ?? ''
  await page.getByRole('button', { name: '立即支付' }).click()
  await tapDigits(page, '12345')
  if (round % 3 === 1) kill(round)
  await tapDigits(page, '6')
  if (round % 3 === 0) kill(round)
  if (round % 3 === 2) await page.waitForURL(/\/payments\/pay_\w+$/)
  if (round % 3 === 2) kill(round)
  return paymentId
}

test('web is killed while residents pay: no fen is lost or made, and every payment ends', async ({ page }) => {
  const databaseUrl = process.env.DATABASE_URL ?? ''
  const shared = process.env.SHUIDAN_DB_PREFIX
  Object.assign(process.env, OWN)
  execFileSync(process.execPath, ['--import', 'tsx', 'lib/cli/prepare.ts'], { stdio: 'inherit' })
  const stack = await serveStack({ databaseUrl, env: OWN, onLine: () => {} })
  try {
    await page.goto(stack.webUrl)
    await page.getByRole('button', { name: '居民 王女士' }).click()
    await page.waitForURL('**/me')
    const payments: string[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      payments.push(await payOneYuan(page, stack.webUrl, () => void process.kill(stack.webPid, 'SIGKILL'), round))
      await poll('web is back', async () => (await fetch(`${stack.webUrl}/api/health`).catch(() => null))?.ok === true, 30_000)
      await page.goto(`${stack.webUrl}/payments/${payments.at(-1)}`)
      await expect(resultOf(page).or(page.getByRole('heading', { level: 1, name: '确认付款' }))).toBeVisible()
    }
    await checkBooks(payments)
  } finally {
    await closeControl()
    await stack.stop()
    // Other files of this worker use the shared stack's worlds.
    if (shared === undefined) delete process.env.SHUIDAN_DB_PREFIX
    else process.env.SHUIDAN_DB_PREFIX = shared
  }
})

async function checkBooks(payments: string[]): Promise<void> {
  const world = await openNamed('demo')
  const open = `SELECT id FROM payment WHERE state IN ('RESERVED', 'CREDITING', 'UNKNOWN', 'REVERSING')`
  await poll('every payment has ended', async () => (await world.db.query(open, [])).length === 0, 60_000)
  expect(await moneyProblems(await inProcessCtx(world))).toEqual([])
  // Where the yes had arrived it was carried out once; where it had not, nothing was taken.
  const rows = await world.db.query<{ state: string }>('SELECT state FROM payment WHERE id = ANY($1)', [payments])
  expect(rows).toHaveLength(ROUNDS)
  expect(rows.every(({ state }) => state === 'SUCCEEDED' || state === 'CREATED')).toBe(true)
  expect(rows.some(({ state }) => state === 'SUCCEEDED')).toBe(true)
  await world.handle.close()
}
