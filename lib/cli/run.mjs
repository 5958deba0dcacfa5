import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from './bootstrap/database.mjs'
import { appEnvironment } from './bootstrap/environment.mjs'
import { fail } from './bootstrap/fail.mjs'
import { makeFolders } from './bootstrap/folders.mjs'
import { runCommand } from './bootstrap/life.mjs'
import { prepareProject } from './bootstrap/prepare-project.mjs'
import { createProgress } from './bootstrap/progress.mjs'
import { inProject } from './bootstrap/project.mjs'
import { checkRuntime } from './bootstrap/runtime.mjs'
import { runScript } from './bootstrap/run-script.mjs'
import { keepSecret } from './bootstrap/secret.mjs'

/** Steps that take less are not worth a line: the output belongs to the program. */
const PATIENCE_MS = 1500

runCommand(async ({ defer }) => {
  const [script, ...args] = process.argv.slice(2)
  if (!script || !existsSync(inProject(script))) {
    fail('用法：node lib/cli/run.mjs 脚本.ts [参数]', 'usage: node lib/cli/run.mjs SCRIPT.ts [arguments]')
  }
  const progress = createProgress(3, process.stderr, PATIENCE_MS)
  checkRuntime()
  const folders = makeFolders()
  await prepareProject(folders, progress, { dev: false })
  const open = () => openDatabase(folders, { name: 'pg', owner: false })
  const database = await progress.step('数据库', 'database', open)
  defer(database.stop)
  const secret = keepSecret(join(folders.state, 'secret'))
  return runScript(script, args, appEnvironment({ databaseUrl: database.url, secret, home: folders.state }))
})
