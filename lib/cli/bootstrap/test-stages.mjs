import { appEnvironment } from './environment.mjs'
import { findBrowser } from './browser.mjs'
import { chineseFonts } from './fonts.mjs'
import { buildIfStale } from './next-build.mjs'
import { prepareWorlds } from './prepare-worlds.mjs'
import { inProject, PROJECT } from './project.mjs'
import { runToEnd } from './run-to-end.mjs'
import { serveStack } from './stack.mjs'

const preload = new URL('./orphan-preload.mjs', import.meta.url).href

async function tool(path, args, env) {
  const options = { cwd: PROJECT, env, show: true, ipc: true }
  const { code } = await runToEnd(process.execPath, ['--import', preload, inProject('node_modules', ...path), ...args], options)
  return code === 0
}

/** The user's NODE_ENV is for the app; under `production` React and vitest would behave differently. */
const testEnv = (more = {}) => ({ ...process.env, NODE_ENV: 'test', NEXT_TELEMETRY_DISABLED: '1', ...more })

async function types() {
  const { code, output } = await runToEnd(process.execPath, [inProject('node_modules', 'next', 'dist', 'bin', 'next'), 'typegen'], {
    cwd: PROJECT,
    env: testEnv({ NODE_ENV: 'production' }),
  })
  if (code !== 0) process.stderr.write(output)
  return tool(['typescript', 'bin', 'tsc'], ['--noEmit'], testEnv())
}

function lint() {
  const folders = ['app', 'components', 'lib', 'prisma', 'tests']
  return tool(['@biomejs', 'biome', 'bin', 'biome'], ['lint', '--config-path=tests/architecture', ...folders], testEnv())
}

async function vitest({ database, home, secret, deep, rest }) {
  const config = deep ? 'tests/vitest.deep.config.ts' : 'tests/vitest.config.ts'
  const { url } = await database()
  const more = { DATABASE_URL: url, SHUIDAN_SECRET: secret, SHUIDAN_HOME: home, ...(deep && { SHUIDAN_DEEP: '1' }) }
  return tool(['vitest', 'vitest.mjs'], ['run', '--config', config, ...rest], testEnv(more))
}

async function build({ folders, note }) {
  await buildIfStale(folders, { onOutput: note })
  return true
}

/** `rest` goes to Playwright: `npm run e2e -- --headed --grep …`. */
function playwright({ deep, rest, stages }, env) {
  const config = deep ? 'tests/e2e/deep/playwright.config.ts' : 'tests/e2e/playwright.config.ts'
  return tool(['@playwright', 'test', 'cli.js'], ['test', '--config', config, ...(stages.includes('vitest') ? [] : rest)], testEnv(env))
}

/** Against the server that SHUIDAN_URL names, or one of our own. */
async function e2e(context) {
  const { folders, database, home, secret, note, defer } = context
  const given = process.env.SHUIDAN_URL
  if (!given) await build({ folders, note })
  const browser = { CHROMIUM_PATH: await findBrowser(folders.state, note), ...(await chineseFonts(folders.state, note)) }
  if (given) return playwright(context, browser)
  const { url } = await database()
  const settings = { databaseUrl: url, secret, home }
  await prepareWorlds(appEnvironment(settings), { onLine: note })
  const stack = await serveStack({ ...settings, onLine: note })
  defer(stack.stop)
  const own = { DATABASE_URL: url, SHUIDAN_SECRET: secret, SHUIDAN_HOME: home, SHUIDAN_URL: stack.webUrl, E2E_OUTSIDE_URL: stack.outsideUrl, E2E_OWN_STACK: '1' }
  try {
    return await playwright(context, { ...browser, ...own })
  } finally {
    await stack.stop()
  }
}

/** Stage → what runs it; resolves to whether it passed. */
export const RUN_STAGE = { types, lint, vitest, build, e2e }
