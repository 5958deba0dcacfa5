import { backoff } from './backoff.mjs'
import { isClosing, startChild, stopChild } from './children.mjs'
import { openLogFile } from './log-file.mjs'
import { PROJECT } from './project.mjs'

/** A terminal line; the log has the whole. */
const SHOWN_CHARS = 200

/** A process answers SIGTERM with an orderly end within this time. */
const GRACE_MS = 4500

function* completeLines(state, text) {
  const parts = (state.rest + text).split('\n')
  state.rest = parts.pop().slice(-10_000)
  yield* parts
}

/** Everything goes to the log; complaints also to `onLine`. */
function listen(child, log, onLine) {
  const errors = { rest: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => log.write(text))
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log.write(text)
    for (const line of completeLines(errors, text)) if (line.trim()) onLine(line)
  })
}

/**
 * Keeps one Node process running until `stop`. It gets an IPC channel, whose end tells it that we are gone.
 * @param {{ name: string, args: string[], env: object, logFile: string, onLine: (line: string) => void }} options
 */
export function supervise({ name, args, env, logFile, onLine }) {
  const log = openLogFile(logFile)
  const wait = backoff()
  const state = { child: undefined, exits: 0, stopping: false, complaint: '' }

  function start() {
    const stdio = ['ignore', 'pipe', 'pipe', 'ipc']
    const child = startChild(process.execPath, args, { cwd: PROJECT, env, stdio })
    state.child = child
    listen(child, log, (line) => {
      if (/error/i.test(line)) state.complaint = line.trim()
      onLine(`[${name}] ${line.slice(0, SHOWN_CHARS)}`)
    })
    child.once('exit', async (code, signal) => {
      state.exits += 1
      if (state.stopping || isClosing()) return
      onLine(`${name} 已退出（${signal ?? code}），正在重启 / ${name} ended (${signal ?? code}), restarting`)
      await wait()
      if (!state.stopping && !isClosing()) start()
    })
  }
  start()
  return {
    name,
    logFile,
    get pid() {
      return state.child.pid
    },
    /** The last line that spoke of an error. */
    get complaint() {
      return state.complaint
    },
    get exits() {
      return state.exits
    },
    async stop() {
      state.stopping = true
      await stopChild(state.child.pid, GRACE_MS)
      log.close()
    },
  }
}
