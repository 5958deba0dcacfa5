import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from './bootstrap/database.mjs'
import { fail, oneLine } from './bootstrap/fail.mjs'
import { makeFolders } from './bootstrap/folders.mjs'
import { runCommand } from './bootstrap/life.mjs'
import { waitForLock } from './bootstrap/lock.mjs'
import { ownHome } from './bootstrap/own-home.mjs'
import { prepareProject } from './bootstrap/prepare-project.mjs'
import { createProgress } from './bootstrap/progress.mjs'
import { checkRuntime } from './bootstrap/runtime.mjs'
import { parseTestArgs } from './bootstrap/test-args.mjs'
import { RUN_STAGE } from './bootstrap/test-stages.mjs'

/** Crash tests start clusters of their own; this one may forget, which makes a world far cheaper. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const STOPPING_MS = 2500

/** Without fsync a machine that lost its power leaves a cluster that does not start; nothing in it is worth keeping. */
async function openTestDatabase(folders, note) {
  const options = { name: 'test-pg', settings: SETTINGS, onLine: note }
  try {
    return await openDatabase(folders, options)
  } catch (error) {
    if (process.env.DATABASE_URL) throw error
    note(`测试数据库已重建 / the test cluster is made anew (${oneLine(error)})`)
    rmSync(join(folders.postgres, 'test-pg'), { recursive: true, force: true })
    return openDatabase(folders, options)
  }
}

function onDemand(open, defer) {
  let opened
  return () => {
    opened ??= open().then((database) => {
      defer(database.stop)
      return database
    })
    return opened
  }
}

async function runStage(name, context) {
  const start = performance.now()
  context.note(`\n── ${name}`)
  let passed = false
  try {
    passed = await RUN_STAGE[name](context)
  } catch (error) {
    context.note(`✗ ${oneLine(error)}`)
  }
  return { name, passed, seconds: (performance.now() - start) / 1000 }
}

/** What failed stands last: where a log is cut, its end is what is left. */
function printSummary(results, failures) {
  const failed = results.filter((result) => !result.passed).length
  const lines = results.map(({ name, passed, seconds }) => {
    return `${passed ? '✓' : '✗'} ${name.padEnd(8)} ${seconds.toFixed(1).padStart(8)}s`
  })
  if (existsSync(failures)) console.log(`\n失败的测试 what failed:\n${readFileSync(failures, 'utf8')}`)
  console.log(`\n${lines.join('\n')}\n\n${results.length - failed} passed, ${failed} failed`)
  return failed
}

runCommand(async ({ defer }) => {
  const { deep, stages, rest } = parseTestArgs(process.argv.slice(2))
  const progress = createProgress(2)
  checkRuntime()
  const folders = makeFolders()
  const lock = await waitForLock(join(folders.state, 'test.lock'), STOPPING_MS)
  if (lock.heldBy) fail(`测试已在此文件夹运行（进程 ${lock.heldBy}）`, `tests already run in this folder (process ${lock.heldBy})`)
  defer(lock.release)
  await prepareProject(folders, progress, { dev: true })
  const failures = join(folders.state, 'test-failures.txt')
  rmSync(failures, { force: true })
  process.env.SHUIDAN_FAILURES = failures
  const database = onDemand(() => openTestDatabase(folders, progress.note), defer)
  const context = { ...ownHome(folders, 'test'), folders, database, deep, stages, rest, note: progress.note, defer }
  const results = []
  for (const name of stages) results.push(await runStage(name, context))
  return printSummary(results, failures) === 0 ? 0 : 1
})
