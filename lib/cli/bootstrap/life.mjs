import { killAllChildren, stopAllChildren } from './children.mjs'
import { oneLine } from './fail.mjs'
import { parentOf } from './process-facts.mjs'

/** Of a server that is asked to end and does. ORPHANED: npm is gone. */
const ENDED_WELL = { SIGINT: 130, SIGTERM: 0, SIGHUP: 0, ORPHANED: 0 }
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** Of a command whose work somebody waits for: cut short is not done. */
export const CUT_SHORT = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, ORPHANED: 129 }
/** npm passes on the Ctrl-C that the terminal has already sent: two signals for one key. */
const SAME_KEY_MS = 400
/** Whatever hangs, the command itself must end. */
const LAST_RESORT_MS = 25_000

async function runAll(cleanups) {
  while (cleanups.length > 0) {
    try {
      await cleanups.pop()()
    } catch {
      // The others must still be cleaned up.
    }
  }
  await stopAllChildren()
}

function onSignals(end, exitCode) {
  let first
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (first !== undefined && performance.now() - first > SAME_KEY_MS && name === 'SIGINT') {
        killAllChildren()
        process.exit(exitCode[name])
      }
      first ??= performance.now()
      end(exitCode[name])
    })
  }
}

/**
 * npm runs us through a shell that does not pass signals on, and nothing tells us when npm is killed:
 * the line of our parents changes, and we would keep the port for ever.
 */
function endWithNpm(end, exitCode) {
  if (!process.env.npm_lifecycle_event) return
  const line = () => `${process.ppid} ${parentOf(process.ppid)}`
  const first = line()
  setInterval(() => line() !== first && end(exitCode.ORPHANED), 300).unref()
}

/**
 * Runs a command: `main({ defer })` returns its exit code or waits for ever; what was deferred is undone in
 * reverse order at the end, on a failure and on Ctrl-C, and no process that it started is left.
 * `exitCode`: what it ends with when it is told to.
 */
export function runCommand(main, exitCode = ENDED_WELL) {
  const cleanups = []
  let ending = false
  const end = async (code) => {
    if (ending) return
    ending = true
    setTimeout(() => {
      killAllChildren()
      process.exit(code || 1)
    }, LAST_RESORT_MS).unref()
    await runAll(cleanups)
    process.exit(code)
  }
  const failed = (error) => {
    if (ending) return
    process.stderr.write(`\n✗ ${oneLine(error)}\n`)
    if (process.env.SHUIDAN_DEBUG) console.error(error)
    end(1)
  }
  onSignals(end, exitCode)
  endWithNpm(end, exitCode)
  process.on('uncaughtException', failed)
  // The reader of our output may be gone (a closed terminal); stopping in order matters more.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  main({ defer: (cleanup) => cleanups.push(cleanup) }).then((code) => end(code ?? 0), failed)
}
