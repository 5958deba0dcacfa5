import { join } from 'node:path'
import { openDatabase } from './bootstrap/database.mjs'
import { appEnvironment } from './bootstrap/environment.mjs'
import { makeFolders } from './bootstrap/folders.mjs'
import { CUT_SHORT, runCommand } from './bootstrap/life.mjs'
import { prepareProject } from './bootstrap/prepare-project.mjs'
import { createProgress } from './bootstrap/progress.mjs'
import { checkRuntime } from './bootstrap/runtime.mjs'
import { runScript } from './bootstrap/run-script.mjs'
import { keepSecret } from './bootstrap/secret.mjs'

/** Steps that take less are not worth a line: the output belongs to the program. */
const PATIENCE_MS = 1500
const SCRIPT = 'lib/cli/certify.ts'
/** On Ctrl-C: what has been credited is taken back first. */
const TAKING_BACK_MS = 20_000

/** Ends once the program has ended, or has had its time; a second Ctrl-C does not wait. */
function untilEnded(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined
  child.kill('SIGTERM')
  return new Promise((done) => {
    setTimeout(done, TAKING_BACK_MS).unref()
    child.once('exit', done)
  })
}

/** Only a company of a world needs the database; anybody else's is reached by its address alone. */
runCommand(async ({ defer }) => {
  const args = process.argv.slice(2)
  const isOfWorld = args.some((arg) => arg === '--world' || arg.startsWith('--world='))
  const onStart = (child) => defer(() => untilEnded(child))
  const progress = createProgress(3, process.stderr, PATIENCE_MS)
  checkRuntime()
  const folders = makeFolders()
  await prepareProject(folders, progress, { dev: false })
  if (!isOfWorld) return runScript(SCRIPT, args, process.env, onStart)
  const database = await progress.step('数据库', 'database', () => openDatabase(folders, { name: 'pg', owner: false }))
  defer(database.stop)
  return runScript(SCRIPT, args, appEnvironment({ databaseUrl: database.url, secret: keepSecret(join(folders.state, 'secret')), home: folders.state }), onStart)
}, CUT_SHORT)
