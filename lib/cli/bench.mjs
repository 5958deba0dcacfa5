import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from './bootstrap/database.mjs'
import { appEnvironment } from './bootstrap/environment.mjs'
import { fail } from './bootstrap/fail.mjs'
import { makeFolders } from './bootstrap/folders.mjs'
import { runCommand } from './bootstrap/life.mjs'
import { waitForLock } from './bootstrap/lock.mjs'
import { buildIfStale } from './bootstrap/next-build.mjs'
import { ownHome } from './bootstrap/own-home.mjs'
import { prepareProject } from './bootstrap/prepare-project.mjs'
import { createProgress } from './bootstrap/progress.mjs'
import { inProject } from './bootstrap/project.mjs'
import { checkRuntime } from './bootstrap/runtime.mjs'
import { runScript } from './bootstrap/run-script.mjs'

/** What is measured keeps its promises: every commit reaches the disk. No checkpoint falls into a round, so that rounds are alike. */
const SETTINGS = { fsync: 'on', synchronous_commit: 'on', max_wal_size: '4GB' }
/** Measurements that serve pages, and so need the production build. */
const NEED_BUILD = ['pages']
const STOPPING_MS = 2500

function findScript(name) {
  const folder = inProject('tests', 'bench')
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.ts')) : []
  if (name && /^[\w-]+$/.test(name) && names.includes(`${name}.ts`)) return join(folder, `${name}.ts`)
  const known = names.map((file) => file.slice(0, -3)).join(', ')
  return fail(`用法：npm run bench -- 名称，可用：${known}`, `usage: npm run bench -- NAME, one of: ${known}`)
}

runCommand(async ({ defer }) => {
  const [name, ...args] = process.argv.slice(2)
  const script = findScript(name)
  // The result goes to stdout alone.
  const progress = createProgress(NEED_BUILD.includes(name) ? 4 : 3, process.stderr)
  checkRuntime()
  const folders = makeFolders()
  const lock = await waitForLock(join(folders.state, 'bench.lock'), STOPPING_MS)
  if (lock.heldBy) fail(`测量已在此文件夹运行（进程 ${lock.heldBy}）`, `a measurement already runs in this folder (process ${lock.heldBy})`)
  defer(lock.release)
  await prepareProject(folders, progress, { dev: true })
  const open = () => openDatabase(folders, { name: 'bench-pg', settings: SETTINGS, onLine: progress.note })
  const database = await progress.step('数据库', 'database', open)
  defer(database.stop)
  if (NEED_BUILD.includes(name)) {
    await progress.step('页面', 'pages', () => buildIfStale(folders, { onOutput: progress.note }))
  }
  const env = appEnvironment({ databaseUrl: database.url, ...ownHome(folders, 'bench') })
  return runScript(script, args, env)
})
