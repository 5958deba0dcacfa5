import { spawn } from 'node:child_process'
import { gone } from './process-facts.mjs'

/** Every process that this command started and that still runs: pid → how to end it. */
const living = new Map()
let closing = false

/** Once the command ends nothing is to be started again. */
export const isClosing = () => closing

function signal(pid, name, group) {
  try {
    process.kill(group ? -pid : pid, name)
  } catch {
    // It ended a moment ago.
  }
}

/**
 * Starts a process in a session of its own, so that Ctrl-C in the terminal reaches only the command,
 * which then stops everything in order. `gentle` and `hard` are the signals that end it.
 */
export function startChild(command, args, { gentle = 'SIGTERM', hard = 'SIGKILL', group = true, ...options } = {}) {
  const child = spawn(command, args, { detached: group, ...options })
  child.on('error', () => living.delete(child.pid))
  if (child.pid) {
    living.set(child.pid, { gentle, hard, group })
    child.once('exit', () => living.delete(child.pid))
  }
  return child
}

/** Asks the process (and its group) to end, and after `graceMs` no longer asks. */
export async function stopChild(pid, graceMs = 5000) {
  const entry = living.get(pid)
  if (!entry) return
  signal(pid, entry.gentle, entry.group)
  if (await gone(pid, graceMs)) return
  signal(pid, entry.hard, entry.group)
  await gone(pid, 2000)
}

export async function stopAllChildren() {
  closing = true
  await Promise.all([...living.keys()].map((pid) => stopChild(pid, 3000)))
}

/** Synchronous, for a second Ctrl-C. */
export function killAllChildren() {
  for (const [pid, entry] of living) signal(pid, entry.hard, entry.group)
}
