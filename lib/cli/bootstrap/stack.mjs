import { join } from 'node:path'
import { appEnvironment } from './environment.mjs'
import { makeFolders } from './folders.mjs'
import { waitHealthy } from './health.mjs'
import { freePort } from './ports.mjs'
import { inProject } from './project.mjs'
import { keepSecret } from './secret.mjs'
import { supervise } from './supervisor.mjs'

/**
 * What is kept, and what belongs to requests under way, each in MB. One world's residents need 100 of what is kept, and the process stays under
 * 300; each world that is in use beside it takes 5, so that forty find room. Too little for requests under way is promoted and collected slowly;
 * too little for what is kept is an end of the process.
 */
const WEB_HEAP = { old: 320, semiSpace: 16 }

const tsScript = (name) => ['--import', 'tsx', inProject('lib', 'cli', name)]

const PARTS = {
  outside: tsScript('outside.ts'),
  worker: tsScript('worker.ts'),
  web: [`--max-old-space-size=${WEB_HEAP.old}`, `--max-semi-space-size=${WEB_HEAP.semiSpace}`, inProject('lib', 'cli', 'web.mjs')],
}

function defaults(options) {
  const home = options.home ?? process.env.SHUIDAN_HOME ?? makeFolders().state
  const onLine = options.onLine ?? ((line) => process.stderr.write(`${line}\n`))
  return { ...options, home, secret: options.secret ?? process.env.SHUIDAN_SECRET ?? keepSecret(join(home, 'secret')), onLine }
}

/**
 * Runs outside world, worker and web on a prepared database and an existing build, and waits until they answer.
 * Ports are free ones when not given.
 */
export async function serveStack(options) {
  const { home, onLine, ...given } = defaults(options)
  const port = given.port ?? (await freePort())
  const outsidePort = given.outsidePort ?? (await freePort())
  // One malloc arena: with one a thread, what is freed is seldom given back, and the web process grows by 60 MB.
  const env = { MALLOC_ARENA_MAX: '1', ...appEnvironment({ ...given, home, port, outsidePort }), ...given.env }
  // What they complain about while they start is in the log; a start that fails names its last reason.
  let ready = false
  const say = (line) => ready && onLine(line)
  const logs = given.logs ?? join(home, 'logs')
  const parts = Object.entries(PARTS).map(([name, args]) => {
    return supervise({ name, args, env, logFile: join(logs, `${name}.log`), onLine: say })
  })
  const [outside, , web] = parts
  const stop = async () => void (await Promise.all(parts.map((part) => part.stop())))
  try {
    await Promise.all([
      waitHealthy(`http://127.0.0.1:${outsidePort}/health`, outside),
      waitHealthy(`http://127.0.0.1:${port}/api/health`, web),
    ])
  } catch (error) {
    await stop()
    throw error
  }
  ready = true
  return {
    webUrl: `http://localhost:${port}`,
    outsideUrl: `http://127.0.0.1:${outsidePort}`,
    get webPid() {
      return web.pid
    },
    stop,
  }
}
