import { join } from 'node:path'
import { openDatabase } from './bootstrap/database.mjs'
import { appEnvironment } from './bootstrap/environment.mjs'
import { fail } from './bootstrap/fail.mjs'
import { makeFolders } from './bootstrap/folders.mjs'
import { runCommand } from './bootstrap/life.mjs'
import { waitForLock } from './bootstrap/lock.mjs'
import { buildIfStale } from './bootstrap/next-build.mjs'
import { claimPorts } from './bootstrap/ports.mjs'
import { prepareProject } from './bootstrap/prepare-project.mjs'
import { prepareWorlds } from './bootstrap/prepare-worlds.mjs'
import { createProgress } from './bootstrap/progress.mjs'
import { checkRuntime } from './bootstrap/runtime.mjs'
import { keepSecret } from './bootstrap/secret.mjs'
import { serveStack } from './bootstrap/stack.mjs'
import { worldsToken } from '../edge/worlds-api/token.mjs'

/** A `npm start` that was stopped a moment ago is let go first. */
const STOPPING_MS = 2500

/** Found before anything slow is done: another `npm start` here, a port that is taken. */
async function claim(defer) {
  const folders = makeFolders()
  const lock = await waitForLock(join(folders.state, 'start.lock'), STOPPING_MS)
  if (lock.heldBy) fail(`水单已在此文件夹运行（进程 ${lock.heldBy}）`, `Shuidan already runs in this folder (process ${lock.heldBy})`)
  defer(lock.release)
  return { folders, ...(await claimPorts()) }
}

runCommand(async ({ defer }) => {
  const { step, note } = createProgress(7)
  await step('环境', 'environment', async () => checkRuntime())
  const { folders, port, outsidePort } = await step('文件夹与端口', 'folders, ports', () => claim(defer))
  await prepareProject(folders, { step, note }, { dev: false })
  const database = await step('数据库', 'database', () => openDatabase(folders, { name: 'pg', onLine: note }))
  defer(database.stop)

  const secret = keepSecret(join(folders.state, 'secret'))
  const settings = { databaseUrl: database.url, secret, home: folders.state, port, outsidePort }
  const env = appEnvironment(settings)
  await step('数据与页面', 'data and pages', () =>
    Promise.all([prepareWorlds(env, { onLine: note }), buildIfStale(folders, { env, onOutput: note })]),
  )
  const stack = await step('进程', 'processes', () => serveStack({ ...settings, onLine: note }))
  defer(stack.stop)
  note(`\n其他机器调用演练环境接口的令牌 / token of the API of worlds for other machines: ${worldsToken(secret)}`)
  note(`水单 is ready: ${stack.webUrl}`)
  await new Promise(() => {})
})
