/**
 * `npm run bench -- pages --json`: p95 server time of the main pages at 16 concurrent requests beside a trivial dynamic page,
 * and gzip JavaScript a page beside an empty Next page. Medians of five interleaved rounds.
 */
import { execFileSync } from 'node:child_process'
import { chromium } from '@playwright/test'
import { findBrowser } from '@/lib/cli/bootstrap/browser.mjs'
import { serveStack } from '@/lib/cli/bootstrap/stack.mjs'
import { env } from '@/lib/env'
import { hit, type Target } from './pages/load'
import { javascriptKb } from './pages/javascript'
import { serveReference } from './pages/reference'
import { prepareVisit } from './pages/visitor'
import { median, percentile, round } from './support/rounds'

const CLIENTS = 16
const ROUNDS = 5
/** A pause of the process meets all 16 requests under way: of 240 that would be more than 5 %, and one pause alone would be the p95. */
const REQUESTS = 480

execFileSync(process.execPath, ['--import', 'tsx', 'lib/cli/prepare.ts'], { stdio: 'inherit' })
const visit = await prepareVisit()
const reference = await serveReference()
const stack = await serveStack({ databaseUrl: env.databaseUrl, secret: env.rootSecret, home: env.homeFolder })
const base = stack.webUrl.replace('localhost', '127.0.0.1')
const targets = Object.entries(visit.pages).map(([name, path]): [string, Target] => [name, { url: `${base}${path}`, cookie: visit.cookie }])
const trivial: Target = { url: reference.url }
const times = new Map<string, number[]>()
const p95Of = async (name: string, target: Target, count: number) => {
  const p95 = percentile(await hit(target, CLIENTS, count), 0.95)
  times.set(name, [...(times.get(name) ?? []), p95])
}

// Both processes answer as many requests before the first round: a server that has just started is up to twice as slow, and would flatter the pages.
for (const [, target] of targets) await hit(target, CLIENTS, REQUESTS)
await hit(trivial, CLIENTS, REQUESTS * targets.length)
for (let n = 0; n < ROUNDS; n += 1) {
  await p95Of('trivial', trivial, REQUESTS)
  for (const [name, target] of targets) await p95Of(name, target, REQUESTS)
  process.stdout.write(`round ${n + 1}: trivial ${round(times.get('trivial')?.at(-1) ?? 0)} ms, ${targets.map(([name]) => `${name} ${round(times.get(name)?.at(-1) ?? 0, 1)}`).join(', ')}\n`)
}
const webRssMb = round(Number(execFileSync('ps', ['-o', 'rss=', '-p', String(stack.webPid)])) / 1024, 0)

const executablePath = await findBrowser(env.homeFolder, (line) => process.stdout.write(`${line}\n`))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
const emptyJsKb = await javascriptKb(browser, trivial)
const trivialP95Ms = median(times.get('trivial') ?? [])
const pages: Record<string, { p95Ms: number; ratio: number; jsKb: number }> = {}
for (const [name, target] of targets) {
  const rounds = times.get(name) ?? []
  const ratio = median(rounds.map((p95, n) => p95 / (times.get('trivial')?.[n] ?? 1)))
  pages[name] = { p95Ms: round(median(rounds)), ratio: round(ratio), jsKb: round(await javascriptKb(browser, target), 1) }
}
await browser.close()
reference.stop()
await stack.stop()
const all = Object.values(pages)
process.stdout.write(
  `${JSON.stringify({
    worstRatio: Math.max(...all.map((page) => page.ratio)),
    worstExtraJsKb: round(Math.max(...all.map((page) => page.jsKb)) - emptyJsKb, 1),
    trivialP95Ms: round(trivialP95Ms),
    emptyJsKb: round(emptyJsKb, 1),
    webRssMb,
    pages,
  })}\n`,
)
process.exit(0)
