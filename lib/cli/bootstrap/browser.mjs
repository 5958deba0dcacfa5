import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall, canApt } from './apt.mjs'
import { npmBrowser, npmBrowserPath } from './browser-npm.mjs'
import { fail } from './fail.mjs'
import { inProject } from './project.mjs'
import { runToEnd } from './run-to-end.mjs'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.HOME ?? '/nonexistent', 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
]
/** On a closed network the download only waits; on a slow one it says how far it is. */
const DOWNLOAD_STALL_MS = 60_000

/** A browser whose system libraries are missing is there and yet does not run. */
async function works(path) {
  if (!path || !existsSync(path)) return false
  return (await runToEnd(path, ['--version'], { timeoutMs: 20_000 })).code === 0
}

async function playwrightPath() {
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}

async function playwrightDownload() {
  const path = await playwrightPath()
  if (existsSync(path)) return path
  const cli = inProject('node_modules', 'playwright-core', 'cli.js')
  await runToEnd(process.execPath, [cli, 'install', '--no-shell', 'chromium'], { stallMs: DOWNLOAD_STALL_MS })
  return path
}

async function fromApt() {
  return (await aptInstall('chromium', 'fonts-noto-cjk')) ? '/usr/bin/chromium' : undefined
}

/** Where a browser may come from, the cheapest first. A step returns a path or nothing. */
function sources(state, note) {
  const first = [process.env.CHROMIUM_PATH, ...INSTALLED].map((path) => async () => path)
  const slow = (en, zh, get) => async () => {
    note(`正在${zh} / ${en}`)
    return get()
  }
  return [
    ...first,
    // What an earlier run unpacked, before anything is downloaded once more.
    async () => npmBrowserPath(state),
    playwrightPath,
    slow('downloading the browser of Playwright', '下载 Playwright 浏览器', playwrightDownload),
    slow('installing the browser from npm', '从 npm 安装浏览器', () => npmBrowser(state)),
    ...(canApt() ? [slow('installing the browser with apt', '用 apt 安装浏览器', fromApt)] : []),
  ]
}

/** @returns the path of a Chromium that runs; one clear line when none can be had */
export async function findBrowser(state, note) {
  if (process.env.CHROMIUM_PATH && !(await works(process.env.CHROMIUM_PATH))) {
    note(`CHROMIUM_PATH 不可用 / CHROMIUM_PATH does not run: ${process.env.CHROMIUM_PATH}`)
  }
  for (const get of sources(state, note)) {
    const path = await get().catch(() => undefined)
    if (await works(path)) return path
  }
  return fail('找不到也装不上 Chromium，请设置 CHROMIUM_PATH', 'no Chromium was found or could be installed: set CHROMIUM_PATH')
}
